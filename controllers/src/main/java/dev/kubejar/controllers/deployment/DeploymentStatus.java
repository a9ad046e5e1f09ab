package dev.kubejar.controllers.deployment;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The status of a Deployment, from what its sets report.
///
/// Source: [progress.go, sync.go](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/deployment)
record DeploymentStatus(Deployment deployment, Counts counts, Conditions conditions) {

    /// What the sets report, added up.
    ///
    /// @param terminating empty while a set does not say
    record Counts(
            long replicas,
            long updated,
            long ready,
            long available,
            long unavailable,
            Optional<Long> terminating) {

        static Counts of(Rollout rollout) {
            List<ReplicaSet> all = rollout.all();
            long available = sum(all, "availableReplicas");
            return new Counts(
                    sum(all, "replicas"),
                    sum(rollout.present().stream().toList(), "replicas"),
                    sum(all, "readyReplicas"),
                    available,
                    Math.max(0, rollout.total() - available),
                    all.stream().allMatch(set -> set.status().has("terminatingReplicas"))
                            ? Optional.of(sum(all, "terminatingReplicas"))
                            : Optional.empty());
        }

        private static long sum(List<ReplicaSet> sets, String field) {
            return sets.stream().mapToLong(set -> set.status().integer(field, 0)).sum();
        }

        static Counts reportedBy(Deployment deployment) {
            JsonObject status = deployment.status();
            return new Counts(
                    status.integer("replicas", 0),
                    status.integer("updatedReplicas", 0),
                    status.integer("readyReplicas", 0),
                    status.integer("availableReplicas", 0),
                    status.integer("unavailableReplicas", 0),
                    Optional.empty());
        }

        private long old() {
            return replicas - updated;
        }

        /// Whether there is more of what should be, or less of what should not.
        boolean isProgressFrom(Counts before) {
            return updated > before.updated
                    || old() < before.old()
                    || ready > before.ready
                    || available > before.available;
        }

        boolean isComplete(Deployment deployment) {
            int wanted = deployment.replicas();
            return updated == wanted && replicas == wanted && available == wanted;
        }
    }

    /// Counts, and whether enough is available; of progress it says nothing.
    static DeploymentStatus of(Rollout rollout, Conditions conditions, Instant now) {
        Deployment deployment = rollout.deployment();
        Counts counts = Counts.of(rollout);
        int enough = deployment.replicas() - rollout.strategy().unavailable();
        Condition available =
                counts.available() >= enough
                        ? Conditions.of(
                                Conditions.AVAILABLE,
                                "True",
                                "MinimumReplicasAvailable",
                                "Deployment has minimum availability.",
                                now)
                        : Conditions.of(
                                Conditions.AVAILABLE,
                                "False",
                                "MinimumReplicasUnavailable",
                                "Deployment does not have minimum availability.",
                                now);
        return new DeploymentStatus(deployment, counts, conditions.with(available));
    }

    boolean isComplete() {
        return counts.isComplete(deployment);
    }

    /// The same with what it says of progress and failures brought up to date.
    DeploymentStatus withProgress(Rollout rollout, Instant now) {
        Conditions next =
                deployment.progressDeadline().isEmpty()
                        ? conditions.without(Conditions.PROGRESSING)
                        : isUneventful() ? conditions : progress(rollout, now);
        Optional<Condition> failure = failure(rollout);
        return new DeploymentStatus(
                deployment,
                counts,
                failure.map(next::with).orElseGet(() -> next.without(Conditions.REPLICA_FAILURE)));
    }

    /// Whether no rollout is under way.
    private boolean isUneventful() {
        return counts.replicas() == counts.updated()
                && conditions.has(Conditions.PROGRESSING, Progress.DONE);
    }

    private Conditions progress(Rollout rollout, Instant now) {
        String who =
                rollout.present()
                        .map(set -> "ReplicaSet \"" + set.name() + "\"")
                        .orElse("Deployment \"" + deployment.name() + "\"");
        if (isComplete()) {
            return conditions.with(
                    Progress.of("True", Progress.DONE, who + " has successfully progressed.", now));
        }
        if (counts.isProgressFrom(Counts.reportedBy(deployment))) {
            return conditions.refreshed(
                    Progress.of("True", Progress.UPDATED, who + " is progressing.", now));
        }
        return isTimedOut(now)
                ? conditions.with(
                        Progress.of(
                                "False",
                                Progress.TIMED_OUT,
                                who + " has timed out progressing.",
                                now))
                : conditions;
    }

    private boolean isTimedOut(Instant now) {
        Optional<Condition> condition = conditions.find(Conditions.PROGRESSING);
        if (condition.isEmpty() || condition.get().reason().equals(Progress.DONE)) {
            return false;
        }
        return condition.get().reason().equals(Progress.TIMED_OUT)
                || deadline().filter(end -> end.isBefore(now)).isPresent();
    }

    private Optional<Instant> deadline() {
        Optional<Duration> limit = deployment.progressDeadline();
        return conditions
                .find(Conditions.PROGRESSING)
                .flatMap(one -> one.json().findString("lastUpdateTime"))
                .map(Timestamps::parse)
                .flatMap(since -> limit.map(since::plus));
    }

    /// How long until a lack of progress has to be reported, when nothing else happens.
    Optional<Duration> nextLook(Instant now) {
        boolean settled =
                isComplete() || conditions.has(Conditions.PROGRESSING, Progress.TIMED_OUT);
        return settled
                ? Optional.empty()
                : deadline()
                        .map(end -> Duration.between(now, end).plusSeconds(1))
                        .map(delay -> delay.isNegative() ? Duration.ofSeconds(1) : delay);
    }

    private static Optional<Condition> failure(Rollout rollout) {
        return Stream.concat(rollout.present().stream(), rollout.all().stream())
                .flatMap(set -> Condition.find(set.status(), Conditions.REPLICA_FAILURE).stream())
                .findFirst()
                .map(DeploymentStatus::fromSet);
    }

    private static Condition fromSet(Condition failure) {
        String time = failure.json().string("lastTransitionTime");
        return new Condition(
                JsonObject.builder()
                        .put("type", failure.type())
                        .put("status", failure.status())
                        .put("lastUpdateTime", time)
                        .put("lastTransitionTime", time)
                        .put("reason", failure.reason())
                        .put("message", failure.message())
                        .build());
    }

    JsonObject json() {
        var json =
                JsonObject.builder()
                        .putUnlessZero("observedGeneration", deployment.meta().generation())
                        .putUnlessZero("replicas", counts.replicas())
                        .putUnlessZero("updatedReplicas", counts.updated())
                        .putUnlessZero("readyReplicas", counts.ready())
                        .putUnlessZero("availableReplicas", counts.available())
                        .putUnlessZero("unavailableReplicas", counts.unavailable());
        counts.terminating().ifPresent(count -> json.put("terminatingReplicas", count));
        json.putUnlessEmpty("conditions", conditions.json());
        NewSet.collisions(deployment).ifPresent(count -> json.put("collisionCount", count));
        return json.build();
    }
}
