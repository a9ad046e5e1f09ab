package dev.kubejar.kubelet.runtime;

import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.NodeConnector.ExecOptions;
import java.time.Duration;
import java.util.List;

/// Processes in containers that run.
public interface Commands {

    /// The streams of a process: of a new one, or of the container's own when there is no command.
    ContainerStreams streams(String containerId, ExecOptions options);

    /// Runs a command to its end or to `timeout`, as probes and hooks do.
    ExecOutcome exec(String containerId, List<String> command, Duration timeout);
}
