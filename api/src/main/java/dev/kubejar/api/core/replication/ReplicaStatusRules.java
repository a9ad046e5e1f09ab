package dev.kubejar.api.core.replication;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What makes the status of a ReplicaSet or ReplicationController invalid: they count alike.
public final class ReplicaStatusRules {
    private static final List<String> PARTS =
            List.of("fullyLabeledReplicas", "readyReplicas", "availableReplicas");

    private ReplicaStatusRules() {}

    public static List<FieldError> problems(JsonObject status) {
        var problems = new Problems();
        problems.notNegative(status, "status", "replicas");
        PARTS.forEach(part -> problems.notNegative(status, "status", part));
        problems.notNegative(status, "status", "terminatingReplicas");
        problems.notNegative(status, "status", "observedGeneration");
        for (String part : PARTS) {
            long count = status.integer(part, 0);
            if (count > status.integer("replicas", 0)) {
                problems.invalid("status." + part, count, "cannot be greater than status.replicas");
            }
        }
        long available = status.integer("availableReplicas", 0);
        if (available > status.integer("readyReplicas", 0)) {
            problems.invalid(
                    "status.availableReplicas", available, "cannot be greater than readyReplicas");
        }
        return problems.list();
    }
}
