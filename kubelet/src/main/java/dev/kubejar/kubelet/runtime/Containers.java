package dev.kubejar.kubelet.runtime;

import dev.kubejar.client.NodeConnector.LogOptions;
import java.io.InputStream;
import java.time.Duration;

/// The containers of pods, and what runs in them beside their own process.
public interface Containers extends Commands {

    /// Makes a container, which does not run yet, in a sandbox that runs; returns its id. The image
    /// must be there: [RuntimeFailure.Missing] when it is not.
    String create(String sandboxId, ContainerConfig config);

    /// Returns once the container's process has been started. After a failure the container is
    /// [ContainerState.Exited] with reason `StartError`.
    void start(String containerId);

    /// Gives a container that runs other limits of CPU and memory; a limit that there was cannot be
    /// taken away.
    void update(String containerId, Resources resources);

    /// Sends the stop signal, after `grace` KILL, and returns when the container has ended. Nothing
    /// happens when it has ended or is gone.
    void stop(String containerId, Duration grace);

    /// Removes a container and its log, killing it first if it runs. Nothing happens when it is
    /// gone.
    void remove(String containerId);

    /// Both output streams as UTF-8 lines in the order they came to the engine, of a container that
    /// runs or has ended. `previous` is the caller's: it picks the container.
    InputStream logs(String containerId, LogOptions options);

    /// What a container that runs has used so far; [RuntimeFailure.Missing] when it is gone.
    Usage usage(String containerId);
}
