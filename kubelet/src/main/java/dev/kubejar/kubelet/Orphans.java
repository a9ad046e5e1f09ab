package dev.kubejar.kubelet;

import dev.kubejar.client.SideBySide;
import dev.kubejar.client.Worker;
import dev.kubejar.kubelet.pod.Labels;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.RuntimePod;
import dev.kubejar.kubelet.volume.PodVolumes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is left of pods that were deleted while no kubelet looked.
///
/// @param known the pods that there are, by uid
record Orphans(ContainerRuntime runtime, PodVolumes volumes, Supplier<Set<String>> known) {
    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// Stops and removes it, all pods at once, and returns when that is done.
    void remove() throws InterruptedException {
        Set<String> pods = known.get();
        var left = new HashSet<>(volumes.podUids());
        var removals = new ArrayList<Worker.Body>();
        for (RuntimePod pod : runtime.pods()) {
            left.remove(pod.pod().uid());
            if (!pods.contains(pod.pod().uid())) {
                removals.add(() -> removeOrWarn(pod));
            }
        }
        left.stream().filter(uid -> !pods.contains(uid)).forEach(volumes::tearDown);
        SideBySide.run("orphan", removals);
    }

    private void removeOrWarn(RuntimePod pod) {
        log.info(
                "msg=\"removing a pod that is gone\" pod={}/{} uid={}",
                pod.pod().namespace(),
                pod.pod().name(),
                pod.pod().uid());
        try {
            remove(pod);
        } catch (RuntimeException e) { // the start goes on without it
            log.warn(
                    "msg=\"not removed, the next start will try again\" uid={}",
                    pod.pod().uid(),
                    e);
        }
    }

    private void remove(RuntimePod pod) {
        pod.containers().stream()
                .filter(Observation::isRunning)
                .forEach(one -> runtime.containers().stop(one.id(), grace(one)));
        pod.sandboxes().forEach(one -> runtime.sandboxes().stop(one.id()));
        pod.sandboxes().forEach(one -> runtime.sandboxes().remove(one.id()));
        pod.containers().forEach(one -> runtime.containers().remove(one.id()));
        volumes.tearDown(pod.pod().uid());
    }

    private static Duration grace(Container container) {
        String seconds = container.labels().getOrDefault(Labels.GRACE, "");
        return seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : GRACE;
    }
}
