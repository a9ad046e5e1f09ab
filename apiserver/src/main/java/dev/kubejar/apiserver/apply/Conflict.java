package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// A field that an apply would set and that another manager owns.
record Conflict(FieldOwner owner, FieldPath path) {

    /// 409, with each conflict as a cause.
    ///
    /// Source:
    /// [conflicts](https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts)
    static StatusException refusal(List<Conflict> conflicts) {
        List<Conflict> sorted =
                conflicts.stream()
                        .sorted(Comparator.comparing(conflict -> conflict.owner.sortKey()))
                        .toList();
        return new StatusException(
                Status.of(
                        Reason.CONFLICT,
                        message(sorted),
                        JsonObject.of(
                                "causes",
                                JsonArray.of(sorted.stream().map(Conflict::cause).toList()))));
    }

    private static String message(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            Conflict only = conflicts.getFirst();
            return "Apply failed with 1 conflict: conflict with %s: %s"
                    .formatted(only.owner, only.path);
        }
        var byOwner = new TreeMap<String, StringBuilder>();
        for (Conflict conflict : conflicts) {
            byOwner.computeIfAbsent(
                            conflict.owner.sortKey(),
                            _ -> new StringBuilder("conflicts with " + conflict.owner + ":"))
                    .append("\n- ")
                    .append(conflict.path);
        }
        return "Apply failed with %d conflicts: %s"
                .formatted(conflicts.size(), String.join("\n", byOwner.values()));
    }

    private JsonObject cause() {
        return JsonObject.builder()
                .put("reason", "FieldManagerConflict")
                .put("message", "conflict with " + owner)
                .put("field", path.toString())
                .build();
    }
}
