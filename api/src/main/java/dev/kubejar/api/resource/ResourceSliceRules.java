package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.NodeSelectorRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is special about ResourceSlices: a driver's devices of one pool, on one node or on several.
public final class ResourceSliceRules implements Rules {
    private static final int MAX_DEVICES = 128;
    private static final String ONE_OF =
            "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is"
                    + " required";

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("pool", JsonObject.EMPTY)
                        .mapObject(
                                "pool",
                                it ->
                                        it.withDefault("generation", 0)
                                                .withDefault("resourceSliceCount", 0));
        return object.with("spec", spec);
    }

    @Override
    public ApiObject prepared(Write write) {
        return AlphaFields.ofSlice(write.next());
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        JsonObject spec = write.next().spec();
        NameRules.driver("spec.driver", spec.string("driver"), problems);
        pool(spec.object("pool"), problems);
        if (write instanceof Write.Update(_, var previous)) {
            JsonObject before = previous.spec();
            problems.immutable(spec.object("pool"), before.object("pool"), "spec.pool", "name");
            problems.immutable(spec, before, "spec", "driver");
            problems.immutable(spec, before, "spec", "nodeName");
        }
        nodes(spec, problems);
        DeviceClaimRules.named(
                spec.objects("devices"),
                "spec.devices",
                MAX_DEVICES,
                DeviceRules::device,
                problems);
        return problems.list();
    }

    private static void pool(JsonObject pool, Problems problems) {
        DeviceNames.pool(pool.string("name"), "spec.pool.name", problems);
        long slices = pool.integer("resourceSliceCount", 0);
        if (slices <= 0) {
            problems.invalid("spec.pool.resourceSliceCount", slices, "must be greater than zero");
        }
        long generation = pool.integer("generation", 0);
        if (generation < 0) {
            problems.invalid(
                    "spec.pool.generation", generation, "must be greater than or equal to zero");
        }
    }

    private static void nodes(JsonObject spec, Problems problems) {
        var said = new ArrayList<String>();
        node(spec, said, problems);
        selector(spec, said, problems);
        if (spec.bool("allNodes")) {
            said.add("`allNodes`");
        } else if (spec.has("allNodes")) {
            problems.invalid(
                    "spec.allNodes", Json.of(false), "must be either unset or set to true");
        }
        if (said.isEmpty()) {
            problems.required("spec", ONE_OF);
        } else if (said.size() > 1) {
            problems.invalid(
                    "spec",
                    "{" + String.join(", ", said) + "}",
                    ONE_OF + ", but multiple fields are set");
        }
    }

    private static void node(JsonObject spec, List<String> said, Problems problems) {
        Optional<String> node = spec.findString("nodeName");
        node.filter(String::isEmpty)
                .ifPresent(it ->
                        problems.invalid(
                                "spec.nodeName",
                                it,
                                "must be either unset or set to a non-empty string"));
        node.filter(it -> !it.isEmpty())
                .ifPresent(it -> {
                    said.add("`nodeName`");
                    problems.complaints("spec.nodeName", it, Names.subdomain(it));
                });
    }

    private static void selector(JsonObject spec, List<String> said, Problems problems) {
        if (!spec.has("nodeSelector")) {
            return;
        }
        said.add("`nodeSelector`");
        JsonObject selector = spec.object("nodeSelector");
        NodeSelectorRules.problems(selector, "spec.nodeSelector", problems);
        JsonArray terms = selector.array("nodeSelectorTerms");
        if (terms.size() != 1) {
            problems.invalid(
                    "spec.nodeSelector.nodeSelectorTerms",
                    terms,
                    "must have exactly one node selector term");
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
