package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.kubelet.PodWorker.Next;
import dev.kubejar.kubelet.PodWorker.Turn;
import dev.kubejar.kubelet.pod.Allocation;
import dev.kubejar.kubelet.pod.ContainerReport;
import dev.kubejar.kubelet.pod.Decision;
import dev.kubejar.kubelet.pod.GoText;
import dev.kubejar.kubelet.pod.Known;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.pod.PodDecisions;
import dev.kubejar.kubelet.pod.PodReport;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import dev.kubejar.kubelet.probe.ProbeResults;
import dev.kubejar.kubelet.runtime.RuntimePod;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pod: observe, decide, report, act. Belongs to the pod's worker.
final class PodSync implements AutoCloseable {
    private static final WriteOptions WRITER = WriteOptions.as("kubelet");

    private final Kit kit;
    private final NodeContext node;
    private final PodMemory memory;
    private final InterruptGate gate = new InterruptGate();
    private final PodActions actions;
    private final PodProbing probing;
    private final TerminationMessages messages;

    private volatile boolean isStale;
    private volatile String written = "";
    private Optional<Rest> rest = Optional.empty();
    private boolean isMidway;
    private boolean isTornDown;

    /// What a pass looked at that left nothing to do.
    ///
    /// @param until when there may be something to do though nothing has changed; empty for never
    private record Rest(Pod pod, RuntimePod seen, ProbeResults probes, Optional<Instant> until) {}

    /// @param onProbe called when a probe's verdict has changed
    PodSync(Kit kit, NodeContext node, Pod pod, Runnable onProbe) {
        this.kit = kit;
        this.node = node;
        this.memory = new PodMemory(pod);
        this.actions = new PodActions(kit, node, memory, gate);
        this.probing = new PodProbing(kit, pod, onProbe);
        this.messages = new TerminationMessages(kit);
    }

    // ---- from any thread

    InterruptGate gate() {
        return gate;
    }

    /// What the pod's volumes show or its containers refer to may have changed.
    void refresh() {
        isStale = true;
    }

    /// Whether this state of the pod is of our own making and has nothing new in it.
    boolean hasWritten(Pod pod) {
        return pod.meta().resourceVersion().equals(written);
    }

    /// Blocks until no probe is under way.
    void awaitProbes() throws InterruptedException {
        probing.awaitIdle();
    }

    @Override
    public void close() {
        probing.close();
    }

    // ---- from the worker's thread

    Next pass(Turn turn) throws InterruptedException {
        if (isTornDown) {
            return turn.isGone() ? Next.OVER : Next.at(Optional.empty());
        }
        Instant now = kit.time().now();
        RuntimePod runs = kit.runtime().pod(SandboxStarter.ref(turn.pod()));
        if (rests(turn, runs, now)) {
            return Next.at(rest.flatMap(Rest::until));
        }
        rest = Optional.empty();
        Pod asked = memory.current(turn.pod());
        endAtDeadline(asked, now);
        ProbeResults probes = probing.results();
        Observation seen = memory.withResizes(messages.in(Observation.of(runs)));
        Pod pod = Allocation.of(asked, seen, node.allocatable(), now);
        Known known = memory.known(probes, turn.isGone());
        Decision decision = PodDecisions.decide(pod, seen, known, now);
        announce(pod, decision);
        if (!turn.isGone() && (decision.actions().isEmpty() || reportsFirst())) {
            var report =
                    PodReport.of(
                            pod,
                            seen,
                            known,
                            decision.waiting(),
                            memory.status(),
                            node.place(),
                            now);
            report(turn.pod(), report);
        }
        isMidway = !decision.actions().isEmpty();
        probing.follow(pod, seen, memory.reports());
        if (isMidway) {
            return act(pod, seen, decision);
        }
        if (PodDecisions.mustEnd(pod, known)) {
            return ended(turn, pod, seen);
        }
        if (isStale) {
            return refreshed(pod, seen, decision.lookAgain());
        }
        rest = Optional.of(new Rest(turn.pod(), runs, probes, decision.lookAgain()));
        return Next.at(decision.lookAgain());
    }

    /// Whether all is as the pass before left it. Most that wakes a worker are the echoes of what
    /// it did itself: its status in the API, its containers' starts in the runtime.
    private boolean rests(Turn turn, RuntimePod runs, Instant now) {
        return !isStale
                && !turn.isGone()
                && rest.filter(it -> isKnown(turn.pod(), it.pod()))
                        .filter(it -> it.seen().equals(runs))
                        .filter(it -> it.probes().equals(probing.results()))
                        .filter(it -> it.until().filter(due -> !now.isBefore(due)).isEmpty())
                        .isPresent();
    }

    /// Whether a state of the pod is the known one, or that with the status that we reported.
    private boolean isKnown(Pod pod, Pod known) {
        return pod.meta().resourceVersion().equals(known.meta().resourceVersion())
                || (pod.object().spec().equals(known.object().spec())
                        && lasting(pod).equals(lasting(known))
                        && pod.object().status().equals(memory.status()));
    }

    /// The metadata that a report does not change.
    private static JsonObject lasting(Pod pod) {
        return pod.meta().json().without("resourceVersion").without("managedFields");
    }

    /// Whether the state is worth a report before it is acted upon, which may take long.
    private boolean reportsFirst() {
        return !isMidway && !kit.isSimulated();
    }

    private void endAtDeadline(Pod pod, Instant now) {
        boolean isDue =
                pod.spec()
                        .activeDeadline()
                        .flatMap(limit -> pod.status().startTime().map(start -> start.plus(limit)))
                        .filter(end -> !now.isBefore(end))
                        .isPresent();
        if (isDue && !memory.isEnding() && !pod.isTerminal() && !pod.isDeleting()) {
            memory.end(Known.End.DEADLINE);
            kit.events().normal(pod, Known.End.DEADLINE.reason(), Known.End.DEADLINE.message());
        }
    }

    private Next act(Pod pod, Observation seen, Decision decision) throws InterruptedException {
        Optional<Instant> retry = actions.carryOut(decision.actions(), pod, seen);
        if (retry.isEmpty()) {
            return Next.AGAIN;
        }
        isMidway = false;
        return Next.at(earlier(retry, decision.lookAgain()));
    }

    /// Volumes follow what they show while the pod runs, and containers may start now that could
    /// not before.
    private Next refreshed(Pod pod, Observation seen, Optional<Instant> lookAgain) {
        isStale = false;
        boolean isReleased = memory.releaseConfigHolds();
        Optional<Instant> retry = actions.refresh(pod, seen);
        if (retry.isPresent()) {
            isStale = true;
        }
        return isReleased ? Next.AGAIN : Next.at(earlier(retry, lookAgain));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
                : one.or(() -> other);
    }

    // ---- Events of waiting

    /// An Event for each container that has just begun to be held back.
    private void announce(Pod pod, Decision decision) {
        for (Container container : pod.spec().allContainers()) {
            Waiting why = decision.waiting().get(container.name());
            if (why != null && !isReported(memory.reports().get(container.name()), why)) {
                announce(pod, container, why);
            }
        }
    }

    private static boolean isReported(@Nullable ContainerReport report, Waiting why) {
        return report != null
                && report.state() instanceof Waiting(String reason, String _)
                && reason.equals(why.reason());
    }

    private void announce(Pod pod, Container container, Waiting why) {
        if (why.reason().equals("CrashLoopBackOff")) {
            kit.events()
                    .warning(
                            pod,
                            container,
                            "BackOff",
                            "Back-off restarting failed container %s in pod %s"
                                    .formatted(container.name(), GoText.pod(pod)));
        } else if (why.reason().equals("ImagePullBackOff")) {
            kit.events()
                    .normal(
                            pod,
                            container,
                            "BackOff",
                            "Back-off pulling image \"" + container.image() + "\"");
            kit.events().warning(pod, container, "Failed", "Error: ImagePullBackOff");
        }
    }

    // ---- reports

    private void report(Pod pod, PodReport report) {
        Optional<Pod> answer =
                report.status().equals(memory.status())
                        ? Optional.empty()
                        : write(pod, StatusPatch.of(pod, memory.status(), report.status()));
        memory.reported(report);
        // what others wrote meanwhile, such as a deletion, may reach us together with our own write
        answer.filter(it -> isKnown(it, pod))
                .ifPresent(it -> written = it.meta().resourceVersion());
    }

    private Optional<Pod> write(Pod pod, Patch status) {
        try {
            return Optional.of(
                    new Pod(kit.client().patch(path(pod).sub("status"), status, WRITER)));
        } catch (StatusException e) {
            if (!isAboutAnother(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// Whether the pod is gone, or another of its name has come; the watch will say so.
    private static boolean isAboutAnother(StatusException e) {
        return e.is(Reason.NOT_FOUND) || e.is(Reason.CONFLICT);
    }

    private static ResourcePath path(Pod pod) {
        return ResourcePath.of(Pod.KIND.type(), pod.namespace(), pod.name());
    }

    // ---- the end

    /// Nothing of the pod runs or will run again.
    private Next ended(Turn turn, Pod pod, Observation seen) {
        if (!turn.isGone() && !pod.isDeleting()) {
            return Next.at(Optional.empty()); // it stays to be looked at until someone deletes it
        }
        probing.close();
        actions.tearDown(pod, seen);
        isTornDown = true;
        if (turn.isGone()) {
            return Next.OVER;
        }
        try {
            kit.client().delete(path(pod), DeleteOptions.ofUid(pod.uid()).withGracePeriod(0));
        } catch (StatusException e) {
            if (!isAboutAnother(e)) {
                isTornDown = false;
                throw e;
            }
        }
        return Next.at(Optional.empty());
    }
}
