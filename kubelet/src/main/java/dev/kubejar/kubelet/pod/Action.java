package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.container.Container;
import java.time.Duration;

/// One step towards what a pod should be. The worker carries steps out in order and observes anew.
public sealed interface Action {

    /// Makes the pod's shared part.
    ///
    /// @param attempt 0 for the first
    record CreateSandbox(int attempt) implements Action {}

    /// Pulls the image if need be, makes the container, starts it, runs its postStart hook.
    ///
    /// @param attempt how often it was started before
    record StartContainer(Container container, Role role, int attempt) implements Action {}

    /// Runs the preStop hook and stops a container.
    ///
    /// @param why for the Event, such as `Container web failed liveness probe, will be restarted`
    record StopContainer(String containerId, Container container, String why, Duration grace)
            implements Action {}

    /// Gives a container that runs the resources of its spec.
    record ResizeContainer(String containerId, Container container) implements Action {}

    /// Stops all containers, sidecars last, and then the sandbox.
    record StopPod(Duration grace) implements Action {}

    /// Throws a container away that nobody needs, such as one that was made and never started.
    record RemoveContainer(String containerId) implements Action {}

    /// Throws a sandbox away that does not run any more.
    record RemoveSandbox(String sandboxId) implements Action {}
}
