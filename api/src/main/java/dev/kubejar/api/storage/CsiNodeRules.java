package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.HashSet;
import java.util.List;

/// What is special about CSINodes: a driver's entry stays as it is, but for how much it can take.
public final class CsiNodeRules implements Rules {
    private static final String PATH = "spec.drivers";
    private static final int MAX_NODE_ID = 256;
    private static final GoShape DRIVER =
            GoShape.empty()
                    .text("Name", "name")
                    .text("NodeID", "nodeID")
                    .nullable("TopologyKeys", "topologyKeys")
                    .nullable("Allocatable", "allocatable");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec = object.spec();
        return object.with(
                "spec",
                spec.array("drivers").isEmpty()
                        ? spec.with("drivers", JsonNull.NULL)
                        : spec.mapObjects(
                                "drivers", it -> it.withDefault("topologyKeys", JsonNull.NULL)));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        var names = new HashSet<String>();
        List<JsonObject> drivers = object.spec().objects("drivers");
        for (int i = 0; i < drivers.size(); i++) {
            String path = PATH + "[" + i + "]";
            driver(drivers.get(i), path, problems);
            String name = drivers.get(i).string("name");
            if (!names.add(name)) {
                problems.duplicate(path + ".name", name);
            }
            topology(drivers.get(i).strings("topologyKeys"), path, problems);
        }
        if (write instanceof Write.Update(var next, var previous)) {
            for (JsonObject old : previous.spec().objects("drivers")) {
                for (JsonObject now : next.spec().objects("drivers")) {
                    boolean same = old.string("name").equals(now.string("name"));
                    JsonObject kept = now.without("allocatable");
                    if (same && !kept.equals(old.without("allocatable"))) {
                        problems.invalid(PATH, DRIVER.of(kept), Problems.IMMUTABLE);
                    }
                }
            }
        }
        return problems.list();
    }

    private static void driver(JsonObject driver, String path, Problems problems) {
        NameRules.driver(path + ".name", driver.string("name"), problems);
        String id = driver.string("nodeID");
        if (id.isEmpty()) {
            problems.required(path + ".nodeID");
        }
        if (id.length() > MAX_NODE_ID) {
            problems.invalid(
                    path + ".nodeID", id, "must be " + MAX_NODE_ID + " characters or less");
        }
        problems.notNegative(driver.object("allocatable"), path + ".allocatable", "count");
    }

    private static void topology(List<String> keys, String path, Problems problems) {
        var seen = new HashSet<String>();
        for (String key : keys) {
            if (key.isEmpty()) {
                problems.required(path);
            }
            if (!seen.add(key)) {
                problems.duplicate(path, key);
            }
            problems.complaints(path, key, Names.qualified(key));
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(
                Lifecycle.Trait.UPDATES_NEED_VERSION, Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
