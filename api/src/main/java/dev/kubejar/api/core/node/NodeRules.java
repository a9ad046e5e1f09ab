package dev.kubejar.api.core.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What is special about Nodes: a kubelet brings its status along, and the range of pod addresses
/// never changes.
public final class NodeRules implements Rules {

    @Override
    public ApiObject defaulted(ApiObject object) {
        ApiObject ranged = object.with("spec", ranges(object.spec()));
        JsonObject status =
                object.status()
                        .mapObject("capacity", ResourceList::canonical)
                        .mapObject("allocatable", ResourceList::canonical);
        if (status.has("capacity") && !status.has("allocatable")) {
            status = status.with("allocatable", status.object("capacity"));
        }
        return object.json().has("status") ? ranged.with("status", status) : ranged;
    }

    /// The first range stands in two fields, one of them for old clients.
    private static JsonObject ranges(JsonObject spec) {
        List<String> all = spec.strings("podCIDRs");
        String first = spec.string("podCIDR");
        if (all.isEmpty() && !first.isEmpty()) {
            return spec.with("podCIDRs", JsonArray.of(Json.of(first)));
        }
        return first.isEmpty() && !all.isEmpty() ? spec.with("podCIDR", all.getFirst()) : spec;
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        taints(object.spec().objects("taints"), problems);
        amounts(object.status(), "capacity", problems);
        amounts(object.status(), "allocatable", problems);
        if (write instanceof Write.Update(var next, var previous)) {
            onceSet(next, previous, "podCIDRs", "podCIDR", problems);
            onceSet(next, previous, "providerID", "providerID", problems);
        }
        return problems.list();
    }

    private static void taints(List<JsonObject> taints, Problems problems) {
        var seen = new HashSet<String>();
        for (int i = 0; i < taints.size(); i++) {
            String path = "spec.taints[" + i + "]";
            TaintRules.taint(taints.get(i), path, problems);
            var taint = new Taint(taints.get(i));
            if (!seen.add(taint.key() + ":" + taint.effect())) {
                problems.add(FieldError.duplicate(path, taint.json()));
            }
        }
    }

    private static void amounts(JsonObject status, String field, Problems problems) {
        status.object(field)
                .forEach((name, amount) ->
                        ResourceRules.amount(
                                name, amount, "status." + field + "[" + name + "]", problems));
    }

    private static void onceSet(
            ApiObject next, ApiObject previous, String field, String name, Problems problems) {
        boolean changed =
                previous.spec().find(field).filter(it -> !it.equals(Json.of(""))).isPresent()
                        && !previous.spec().find(field).equals(next.spec().find(field));
        if (changed) {
            problems.forbidden(
                    "spec." + field,
                    "node updates may not change " + name + " except from \"\" to valid");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(NodeRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        amounts(next.status(), "capacity", problems);
        amounts(next.status(), "allocatable", problems);
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.STATUS_AT_BIRTH);
    }
}
