package dev.kubejar.kubelet.pod;

import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.RuntimePod;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.util.List;
import java.util.Optional;

/// What the runtime shows of one pod, newest first.
public record Observation(List<Sandbox> sandboxes, List<Container> containers) {
    public static final Observation NOTHING = new Observation(List.of(), List.of());

    public Observation {
        sandboxes = List.copyOf(sandboxes);
        containers = List.copyOf(containers);
    }

    public static Observation of(RuntimePod pod) {
        return new Observation(pod.sandboxes(), pod.containers());
    }

    /// The newest sandbox, whether it runs or not.
    public Optional<Sandbox> sandbox() {
        return sandboxes.stream().findFirst();
    }

    /// The newest sandbox if it runs.
    public Optional<Sandbox> readySandbox() {
        return sandbox().filter(Sandbox::ready);
    }

    /// The newest container of a name.
    public Optional<Container> newest(String name) {
        return containers.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// The one before the newest.
    public Optional<Container> previous(String name) {
        return containers.stream().filter(one -> one.name().equals(name)).skip(1).findFirst();
    }

    /// The newest container of a name among those made in the newest sandbox.
    public Optional<Container> newestInSandbox(String name) {
        String id = sandbox().map(Sandbox::id).orElse("");
        return newest(name).filter(one -> id.equals(one.labels().get(Labels.SANDBOX)));
    }

    public List<Container> running() {
        return containers.stream().filter(Observation::isRunning).toList();
    }

    /// Whether nothing of the pod runs any more.
    public boolean isStopped() {
        return running().isEmpty() && sandboxes.stream().noneMatch(Sandbox::ready);
    }

    public boolean isEmpty() {
        return sandboxes.isEmpty() && containers.isEmpty();
    }

    public static boolean isRunning(Container container) {
        return container.state() instanceof ContainerState.Running;
    }
}
