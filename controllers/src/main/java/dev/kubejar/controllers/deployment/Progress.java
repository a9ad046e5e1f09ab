package dev.kubejar.controllers.deployment;

import dev.kubejar.api.Condition;
import dev.kubejar.api.apps.Deployment;
import java.time.Instant;

/// The condition `Progressing`: its reasons, and how pausing shows in it.
final class Progress {
    static final String PAUSED = "DeploymentPaused";
    static final String RESUMED = "DeploymentResumed";
    static final String CREATED = "NewReplicaSetCreated";
    static final String CREATE_FAILED = "ReplicaSetCreateError";
    static final String FOUND = "FoundNewReplicaSet";
    static final String UPDATED = "ReplicaSetUpdated";
    static final String DONE = "NewReplicaSetAvailable";
    static final String TIMED_OUT = "ProgressDeadlineExceeded";

    private Progress() {}

    static Condition of(String status, String reason, String message, Instant now) {
        return Conditions.of(Conditions.PROGRESSING, status, reason, message, now);
    }

    /// The deployment's conditions, saying that it is paused or is so no more.
    static Conditions afterPausing(Deployment deployment, Instant now) {
        var conditions = new Conditions(deployment.conditions());
        boolean silent =
                deployment.progressDeadline().isEmpty()
                        || conditions.has(Conditions.PROGRESSING, TIMED_OUT);
        if (silent) {
            return conditions;
        }
        boolean saysPaused = conditions.has(Conditions.PROGRESSING, PAUSED);
        if (deployment.paused() && !saysPaused) {
            return conditions.with(of("Unknown", PAUSED, "Deployment is paused", now));
        }
        return !deployment.paused() && saysPaused
                ? conditions.with(of("Unknown", RESUMED, "Deployment is resumed", now))
                : conditions;
    }
}
