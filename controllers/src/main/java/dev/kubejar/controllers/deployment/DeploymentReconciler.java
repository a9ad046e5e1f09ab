package dev.kubejar.controllers.deployment;

import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Notice;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.controllers.pods.Candidates;
import dev.kubejar.controllers.pods.Claim;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps one ReplicaSet per template, and moves the replicas to the one of the present template.
///
/// Reads the deployment, its sets, orphans that match and, to recreate, the sets' pods; writes the
/// sets, the deployment's revision and its status.
///
/// Source: [Deployment](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/)
final class DeploymentReconciler implements Reconciler<Deployment> {
    private static final ResourceType DEPLOYMENTS = Deployment.KIND.type();
    private static final ResourceType SETS = ReplicaSet.KIND.type();

    private final Candidates<ReplicaSet> candidates;
    private final Lister<ReplicaSet> sets;
    private final Lister<Pod> pods;
    private final Time time;

    DeploymentReconciler(Informer<ReplicaSet> sets, Lister<Pod> pods, Time time) {
        this.candidates = new Candidates<>(sets);
        this.sets = sets.lister();
        this.pods = pods;
        this.time = time;
    }

    /// What a decision is made on, beside the deployment.
    ///
    /// @param sets its sets and the orphans of its namespace
    /// @param withPods the uids of its sets that have pods which have not ended
    /// @param names of all sets of its namespace
    record Seen(List<ReplicaSet> sets, Set<String> withPods, Set<String> names) {}

    @Override
    public Plan reconcile(Deployment deployment) {
        return decide(deployment, seen(deployment), time.now());
    }

    private Seen seen(Deployment deployment) {
        List<ReplicaSet> own = candidates.of(deployment);
        return new Seen(
                own,
                Strategy.isRolling(deployment) ? Set.of() : withPods(own),
                sets.inNamespace(deployment.namespace()).stream()
                        .map(ReplicaSet::name)
                        .collect(Collectors.toSet()));
    }

    private Set<String> withPods(List<ReplicaSet> own) {
        return own.stream()
                .map(ReplicaSet::uid)
                .filter(uid -> pods.controlledBy(uid).stream().anyMatch(pod -> !pod.isTerminal()))
                .collect(Collectors.toSet());
    }

    @Override
    public Plan refused(Deployment deployment, Change change, StatusException refusal) {
        if (!(change instanceof Change.Create(_, var set, _))
                || deployment.progressDeadline().isEmpty()) {
            return Plan.nothing();
        }
        String message =
                "Failed to create new replica set \"%s\": %s"
                        .formatted(set.meta().name(), refusal.status().message());
        Conditions failed =
                new Conditions(deployment.conditions())
                        .with(Progress.of("False", Progress.CREATE_FAILED, message, time.now()));
        return Plan.nothing()
                .withStatus(
                        DEPLOYMENTS,
                        deployment,
                        deployment.status(),
                        deployment.status().with("conditions", failed.json()));
    }

    /// Pure.
    static Plan decide(Deployment deployment, Seen seen, Instant now) {
        if (deployment.selector().matchesEverything()) {
            return refuseToSelectAll(deployment);
        }
        Claim<ReplicaSet> claim =
                Claim.of(DEPLOYMENTS, deployment, deployment.selector(), SETS, seen.sets());
        var rollout = new Rollout(deployment, claim.claimed());
        Plan claiming = Plan.of(claim.changes());
        if (deployment.isDeleting()) {
            return claiming.then(report(rollout, new Conditions(deployment.conditions()), now));
        }
        Conditions conditions = Progress.afterPausing(deployment, now);
        rollout.align();
        if (deployment.paused() || Scaling.isDue(rollout)) {
            return claiming.then(scale(rollout, conditions, now));
        }
        return claiming.then(
                Strategy.isRolling(deployment)
                        ? roll(rollout, seen, conditions, now)
                        : recreate(rollout, seen, conditions, now));
    }

    private static Plan refuseToSelectAll(Deployment deployment) {
        return Plan.nothing()
                .withNotice(
                        Notice.warning(
                                deployment,
                                "SelectingAll",
                                "This deployment is selecting all pods. A non-empty selector is"
                                        + " required."))
                .withStatus(
                        DEPLOYMENTS,
                        deployment,
                        deployment.status(),
                        deployment
                                .status()
                                .with("observedGeneration", deployment.meta().generation()));
    }

    private static Plan scale(Rollout rollout, Conditions conditions, Instant now) {
        Scaling.plan(rollout);
        if (rollout.deployment().paused()) {
            cleanUp(rollout);
        }
        return report(rollout, found(rollout, conditions, now), now);
    }

    private static Plan roll(Rollout rollout, Seen seen, Conditions conditions, Instant now) {
        if (rollout.present().isEmpty()) {
            return create(rollout, seen, conditions, now);
        }
        if (!RollingUpdate.step(rollout, rollout.present().get())) {
            cleanUpWhenComplete(rollout);
        }
        return reportProgress(rollout, found(rollout, conditions, now), now);
    }

    private static Plan recreate(Rollout rollout, Seen seen, Conditions conditions, Instant now) {
        List<ReplicaSet> activeOld = rollout.activeOld();
        if (!activeOld.isEmpty()) {
            activeOld.forEach(set -> rollout.scale(set, 0));
            return reportProgress(rollout, found(rollout, conditions, now), now);
        }
        if (oldPodsRun(rollout, seen)) {
            return reportProgress(rollout, found(rollout, conditions, now), now);
        }
        if (rollout.present().isEmpty()) {
            return create(rollout, seen, conditions, now);
        }
        if (!rollout.scale(rollout.present().get(), rollout.deployment().replicas())) {
            cleanUpWhenComplete(rollout);
        }
        return reportProgress(rollout, found(rollout, conditions, now), now);
    }

    private static boolean oldPodsRun(Rollout rollout, Seen seen) {
        return rollout.old().stream()
                .anyMatch(set -> set.observedReplicas() > 0 || seen.withPods().contains(set.uid()));
    }

    private static Plan create(Rollout rollout, Seen seen, Conditions conditions, Instant now) {
        Deployment deployment = rollout.deployment();
        NewSet made = NewSet.of(rollout);
        if (seen.names().contains(made.name())) {
            return countCollision(deployment);
        }
        rollout.create(made);
        Conditions created =
                deployment.progressDeadline().isEmpty()
                        ? conditions
                        : conditions.with(
                                Progress.of(
                                        "True",
                                        Progress.CREATED,
                                        "Created new replica set \"" + made.name() + "\"",
                                        now));
        return reportProgress(rollout, created, now);
    }

    /// The name that the template's hash makes is taken: another hash.
    private static Plan countCollision(Deployment deployment) {
        JsonObject status = deployment.status();
        return Plan.nothing()
                .withStatus(
                        DEPLOYMENTS,
                        deployment,
                        status,
                        status.with("collisionCount", status.integer("collisionCount", 0) + 1));
    }

    /// Where nothing was said of progress so far, the set that is there is a beginning.
    private static Conditions found(Rollout rollout, Conditions conditions, Instant now) {
        boolean told =
                rollout.deployment().progressDeadline().isEmpty()
                        || conditions.find(Conditions.PROGRESSING).isPresent();
        return told || rollout.present().isEmpty()
                ? conditions
                : conditions.with(
                        Progress.of(
                                "True",
                                Progress.FOUND,
                                "Found new replica set \"" + rollout.present().get().name() + "\"",
                                now));
    }

    private static void cleanUpWhenComplete(Rollout rollout) {
        boolean complete =
                DeploymentStatus.Counts.reportedBy(rollout.deployment())
                                .isComplete(rollout.deployment())
                        && rollout.deployment().observedGeneration()
                                >= rollout.deployment().meta().generation();
        if (complete) {
            cleanUp(rollout);
        }
    }

    /// Deletes the oldest empty sets beyond `revisionHistoryLimit`.
    private static void cleanUp(Rollout rollout) {
        List<ReplicaSet> kept =
                rollout.old().stream()
                        .filter(set -> !set.isDeleting())
                        .sorted(
                                Comparator.comparingLong(
                                                (ReplicaSet set) -> Annotations.revision(set))
                                        .thenComparing(Rollout.BY_AGE))
                        .toList();
        long tooMany = (long) kept.size() - rollout.deployment().revisionHistoryLimit();
        kept.stream()
                .limit(Math.max(0, tooMany))
                .filter(set -> set.observedReplicas() == 0 && rollout.size(set) == 0)
                .filter(set -> set.meta().generation() <= set.observedGeneration())
                .forEach(rollout::delete);
    }

    private static Plan reportProgress(Rollout rollout, Conditions conditions, Instant now) {
        DeploymentStatus status =
                DeploymentStatus.of(rollout, conditions, now).withProgress(rollout, now);
        Plan plan = report(rollout, status);
        return status.nextLook(now).map(plan::againAfter).orElse(plan);
    }

    private static Plan report(Rollout rollout, Conditions conditions, Instant now) {
        return report(rollout, DeploymentStatus.of(rollout, conditions, now));
    }

    private static Plan report(Rollout rollout, DeploymentStatus status) {
        Deployment deployment = rollout.deployment();
        Plan plan = Plan.of(rollout.changes());
        boolean hasSet =
                rollout.present().isPresent() || rollout.total() > rollout.size(rollout.all());
        if (hasSet && Annotations.revision(deployment) != rollout.revision()) {
            plan = plan.then(noteRevision(deployment, rollout.revision()));
        }
        return plan.withStatus(DEPLOYMENTS, deployment, deployment.status(), status.json());
    }

    private static Change noteRevision(Deployment deployment, long revision) {
        return Change.merge(
                DEPLOYMENTS,
                deployment,
                JsonObject.of(
                        "metadata",
                        JsonObject.of(
                                "annotations",
                                JsonObject.EMPTY.with(
                                        Annotations.REVISION, Long.toString(revision)))));
    }
}
