package dev.kubejar.controllers.deployment;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Deployment's conditions, changed as upstream changes them.
///
/// Source:
/// [SetDeploymentCondition](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/deployment/util#SetDeploymentCondition)
record Conditions(List<Condition> all) {
    static final String AVAILABLE = "Available";
    static final String PROGRESSING = "Progressing";
    static final String REPLICA_FAILURE = "ReplicaFailure";

    Conditions {
        all = List.copyOf(all);
    }

    Optional<Condition> find(String type) {
        return all.stream().filter(one -> one.type().equals(type)).findFirst();
    }

    /// Whether there is one of the type with this reason.
    boolean has(String type, String reason) {
        return find(type).filter(one -> one.reason().equals(reason)).isPresent();
    }

    /// Sets a condition, unless one of its status and reason is there. Its time of transition stays
    /// while its status does.
    Conditions with(Condition next) {
        Optional<Condition> present = find(next.type());
        boolean sameStatus = present.filter(one -> one.status().equals(next.status())).isPresent();
        if (sameStatus && present.get().reason().equals(next.reason())) {
            return this;
        }
        return replacing(sameStatus ? sinceThen(next, present.get()) : next);
    }

    /// Sets a condition even when one of its status and reason is there: the time of its update is
    /// what progress is measured by.
    Conditions refreshed(Condition next) {
        return replacing(
                find(next.type())
                        .filter(one -> one.status().equals(next.status()))
                        .map(one -> sinceThen(next, one))
                        .orElse(next));
    }

    private static Condition sinceThen(Condition next, Condition present) {
        return present.json()
                .findString("lastTransitionTime")
                .map(time -> new Condition(next.json().with("lastTransitionTime", time)))
                .orElse(next);
    }

    private Conditions replacing(Condition next) {
        var conditions = new ArrayList<>(without(next.type()).all);
        conditions.add(next);
        return new Conditions(conditions);
    }

    Conditions without(String type) {
        return new Conditions(all.stream().filter(one -> !one.type().equals(type)).toList());
    }

    JsonArray json() {
        return JsonArray.of(all.stream().map(Condition::json).toList());
    }

    static Condition of(String type, String status, String reason, String message, Instant now) {
        String time = Timestamps.seconds(now);
        return new Condition(
                JsonObject.builder()
                        .put("type", type)
                        .put("status", status)
                        .put("lastUpdateTime", time)
                        .put("lastTransitionTime", time)
                        .put("reason", reason)
                        .put("message", message)
                        .build());
    }
}
