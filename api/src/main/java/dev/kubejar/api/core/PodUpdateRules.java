package dev.kubejar.api.core;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
            if (next.array(field).size() != previous.array(field).size()) {
                problems.forbidden("spec." + field, "pod updates may not add or remove containers");
                return;
            }
        }
        deadline(next, previous, problems);
        gates(next, previous, problems);
        tolerations(next, previous, problems);
        nodeSelector(next, previous, problems);
        String difference = difference(previous, withoutChanges(next, previous));
        if (!difference.isEmpty()) {
            problems.forbidden("spec", MAY_CHANGE + difference);
        }
    }

    private static void deadline(JsonObject next, JsonObject previous, Problems problems) {
        String path = "spec.activeDeadlineSeconds";
        if (!(PodRules.orNull(previous, "activeDeadlineSeconds")
                instanceof JsonInteger(long before))) {
            return;
        }
        Json now = PodRules.orNull(next, "activeDeadlineSeconds");
        if (!(now instanceof JsonInteger(long after))) {
            problems.invalid(
                    path, JsonNull.NULL, "must not update from a positive integer to nil value");
        } else if (after > before) {
            problems.invalid(path, after, "must be less than or equal to previous value");
        }
    }

    private static void gates(JsonObject next, JsonObject previous, Problems problems) {
        var added = new ArrayList<>(new PodSpec(next).schedulingGates());
        added.removeAll(new PodSpec(previous).schedulingGates());
        for (String gate : added) {
            problems.forbidden(
                    "spec.schedulingGates",
                    "only deletion is allowed, but found new scheduling gate '" + gate + "'");
        }
    }

    /// While gates are closed, the choice of nodes may be narrowed.
    private static void nodeSelector(JsonObject next, JsonObject previous, Problems problems) {
        JsonObject now = next.object("nodeSelector");
        for (var label : previous.stringMap("nodeSelector").entrySet()) {
            boolean kept = now.string(label.getKey()).equals(label.getValue());
            if (!previous.array("schedulingGates").isEmpty() && !kept) {
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
                            it -> images.hasNext() ? restored(it, images.next(), "image") : it);
        }
        for (String field : List.of("activeDeadlineSeconds", "tolerations", "schedulingGates")) {
            same = restored(same, previous, field);
        }
        if (previous.integer("terminationGracePeriodSeconds", 0) < 0
                && next.integer("terminationGracePeriodSeconds", 0) == 1) {
            same = restored(same, previous, "terminationGracePeriodSeconds");
        }
        return previous.array("schedulingGates").isEmpty()
                ? same
                : restored(restored(same, previous, "nodeSelector"), previous, "affinity");
    }

    private static JsonObject restored(JsonObject next, JsonObject previous, String field) {
        return previous.find(field).map(it -> next.with(field, it)).orElse(next.without(field));
    }

    /// One line per field of the spec that differs, first as it was and then as it would be.
    private static String difference(JsonObject previous, JsonObject next) {
        var fields = new TreeSet<String>(previous.keys());
        fields.addAll(next.keys());
        return fields.stream()
                .filter(it -> !PodRules.orNull(previous, it).equals(PodRules.orNull(next, it)))
                .map(it ->
                        "- %s: %s\n+ %s: %s\n"
                                .formatted(
                                        it,
                                        PodRules.orNull(previous, it),
                                        it,
                                        PodRules.orNull(next, it)))
                .collect(Collectors.joining());
    }
}
