package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.ContainerRules;
import dev.kubejar.api.core.node.NodeAffinityUpdateRules;
import dev.kubejar.api.core.node.TaintRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Difference;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What an update may change in the spec of a pod: images, the deadline, more tolerations, fewer
/// scheduling gates, and while these are closed the choice of nodes.
///
/// Source: `ValidatePodUpdate` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class PodUpdateRules {
    private static final String MAY_CHANGE =
            "pod updates may not change fields other than `spec.containers[*].image`,"
                    + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                    + "`spec.tolerations` (only additions to existing tolerations),"
                    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was"
                    + " previously negative)\n";
    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    private PodUpdateRules() {}

    static void problems(JsonObject next, JsonObject previous, Problems problems) {
        for (String field : CONTAINERS) {
            List<JsonObject> now = next.objects(field);
            if (now.size() != previous.array(field).size()) {
                problems.forbidden("spec." + field, "pod updates may not add or remove containers");
                return;
            }
            for (int i = 0; i < now.size(); i++) {
                ContainerRules.image(now.get(i), "spec." + field + "[" + i + "]", problems);
            }
        }
        if (!deadline(next, previous, problems)) {
            return;
        }
        tolerations(next, previous, problems);
        gates(next, previous, problems);
        if (!previous.array("schedulingGates").isEmpty()) {
            nodeSelector(next, previous, problems);
            NodeAffinityUpdateRules.problems(
                    next.object("affinity").object("nodeAffinity"),
                    previous.object("affinity").object("nodeAffinity"),
                    "spec.affinity.nodeAffinity",
                    problems);
        }
        String difference = Difference.of(previous, withoutChanges(next, previous));
        if (!difference.isEmpty()) {
            problems.forbidden("spec", MAY_CHANGE + difference);
        }
    }

    /// Returns whether to go on; a deadline that may not be set is the last that upstream tells.
    private static boolean deadline(JsonObject next, JsonObject previous, Problems problems) {
        String path = "spec.activeDeadlineSeconds";
        Json before = PodRules.orNull(previous, "activeDeadlineSeconds");
        if (!(PodRules.orNull(next, "activeDeadlineSeconds") instanceof JsonInteger(long after))) {
            if (before instanceof JsonInteger) {
                problems.invalid(
                        path,
                        JsonNull.NULL,
                        "must not update from a positive integer to nil value");
            }
            return true;
        }
        if (after < 0 || after > Integer.MAX_VALUE) {
            problems.invalid(path, after, "must be between 0 and 2147483647, inclusive");
            return false;
        }
        if (before instanceof JsonInteger(long most) && after > most) {
            problems.invalid(path, after, "must be less than or equal to previous value");
            return false;
        }
        return true;
    }

    private static void gates(JsonObject next, JsonObject previous, Problems problems) {
        List<String> before = new PodSpec(previous).schedulingGates();
        List<String> now = new PodSpec(next).schedulingGates();
        for (int i = 0; i < now.size(); i++) {
            if (!before.contains(now.get(i))) {
                problems.forbidden(
                        "spec.schedulingGates[" + i + "].name",
                        "only deletion is allowed, but found new scheduling gate '"
                                + now.get(i)
                                + "'");
            }
        }
    }

    /// While gates are closed, the choice of nodes may be narrowed.
    private static void nodeSelector(JsonObject next, JsonObject previous, Problems problems) {
        JsonObject now = next.object("nodeSelector");
        for (var label : previous.stringMap("nodeSelector").entrySet()) {
            boolean kept = now.string(label.getKey()).equals(label.getValue());
            if (!kept) {
                problems.invalid(
                        "spec.nodeSelector",
                        now,
                        "only additions to spec.nodeSelector are allowed (no mutations or"
                                + " deletions)");
                return;
            }
        }
    }

    /// Tolerations may be added, and change how long they last.
    private static void tolerations(JsonObject next, JsonObject previous, Problems problems) {
        List<JsonObject> now =
                next.objects("tolerations").stream().map(PodUpdateRules::timeless).toList();
        boolean kept =
                previous.objects("tolerations").stream()
                        .map(PodUpdateRules::timeless)
                        .allMatch(now::contains);
        if (!kept) {
            problems.forbidden(
                    "spec.tolerations",
                    "existing toleration can not be modified except its tolerationSeconds");
        } else {
            TaintRules.tolerations(next.objects("tolerations"), "spec.tolerations", problems);
        }
    }

    private static JsonObject timeless(JsonObject toleration) {
        return toleration.without("tolerationSeconds");
    }

    /// `next` with all that may change put back as it was.
    private static JsonObject withoutChanges(JsonObject next, JsonObject previous) {
        JsonObject same = next;
        for (String field : CONTAINERS) {
            List<JsonObject> before = previous.objects(field);
            var images = before.iterator();
            same =
                    same.mapObjects(
                            field,
                            it -> images.hasNext() ? it.withFieldsOf(images.next(), "image") : it);
        }
        same =
                same.withFieldsOf(
                        previous, "activeDeadlineSeconds", "tolerations", "schedulingGates");
        if (previous.integer("terminationGracePeriodSeconds", 0) < 0
                && next.integer("terminationGracePeriodSeconds", 0) == 1) {
            same = same.withFieldsOf(previous, "terminationGracePeriodSeconds");
        }
        return previous.array("schedulingGates").isEmpty()
                ? same
                : withoutChoiceOfNodes(same, previous);
    }

    private static JsonObject withoutChoiceOfNodes(JsonObject next, JsonObject previous) {
        JsonObject same = next.withFieldsOf(previous, "nodeSelector");
        JsonObject affinity =
                same.object("affinity").withFieldsOf(previous.object("affinity"), "nodeAffinity");
        return affinity.isEmpty() ? same.without("affinity") : same.with("affinity", affinity);
    }
}
