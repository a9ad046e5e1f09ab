package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.LifecycleHandler;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.SideBySide;
import dev.kubejar.client.Worker;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stops a pod's containers: preStop hook, stop signal, and KILL when the grace is over. Belongs to
/// one pod's worker; an interrupt makes it give up waiting, and a later call goes on.
///
/// Source: [Pod
/// termination](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)
final class PodStopper {
    private static final Duration LEAST_GRACE = Duration.ofSeconds(2);

    private final Kit kit;
    private final Hooks hooks;

    /// Containers whose hook was run, so that it is not run again with a shorter grace.
    private final Set<String> hooked = ConcurrentHashMap.newKeySet();

    PodStopper(Kit kit) {
        this.kit = kit;
        this.hooks = new Hooks(kit);
    }

    /// Ordinary containers all at once, then sidecars from the last to the first, then the sandbox.
    void stopPod(Pod pod, Observation seen, Duration grace) throws InterruptedException {
        Instant began = kit.time().now();
        Set<String> sidecars = new HashSet<>();
        pod.spec().initContainers().stream()
                .filter(Container::isSidecar)
                .forEach(one -> sidecars.add(one.name()));
        SideBySide.run(
                "stop",
                seen.running().stream()
                        .filter(one -> !sidecars.contains(one.name()))
                        .map(one -> stopping(pod, seen, one, grace))
                        .toList());
        for (Container sidecar : pod.spec().initContainers().reversed()) {
            var running = seen.newest(sidecar.name()).filter(Observation::isRunning);
            if (sidecar.isSidecar() && running.isPresent()) {
                Duration rest = grace.minus(Duration.between(began, kit.time().now()));
                stopping(pod, seen, running.get(), rest).run();
            }
        }
        seen.sandboxes().stream()
                .filter(Sandbox::ready)
                .forEach(one -> kit.runtime().sandboxes().stop(one.id()));
    }

    private Worker.Body stopping(
            Pod pod,
            Observation seen,
            dev.kubejar.kubelet.runtime.Container running,
            Duration grace) {
        return () -> {
            Optional<Container> container = pod.spec().container(running.name());
            String why = "Stopping container " + running.name();
            if (container.isPresent()) {
                stop(pod, container.get(), running.id(), podIps(seen), why, grace);
            } else {
                kit.runtime().containers().stop(running.id(), least(grace));
            }
        };
    }

    static List<String> podIps(Observation seen) {
        return seen.readySandbox().map(Sandbox::ips).orElse(List.of());
    }

    /// @param why for the `Killing` Event
    void stop(
            Pod pod,
            Container container,
            String id,
            List<String> podIps,
            String why,
            Duration grace)
            throws InterruptedException {
        Instant began = kit.time().now();
        boolean first = hooked.add(id);
        if (first) {
            kit.events().normal(pod, container, "Killing", why);
        }
        Optional<LifecycleHandler> hook = container.preStop();
        if (first && hook.isPresent() && grace.isPositive()) {
            var failure = hooks.run(hook.get(), Subjects.of(container, id, podIps), grace);
            if (failure.isPresent()) {
                kit.events().warning(pod, container, "FailedPreStopHook", "PreStopHook failed");
            }
        }
        Duration rest = grace.minus(Duration.between(began, kit.time().now()));
        kit.runtime().containers().stop(id, least(rest));
    }

    private static Duration least(Duration grace) {
        return grace.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : grace;
    }
}
