package dev.kubejar.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One node's streams, as the API server passes them on. Every call throws [StatusException] when
/// the pod or container is not there or not in a state for it. Closing what comes back ends the
/// work behind it.
public interface NodeConnector {

    /// A container's log as bytes: UTF-8 lines; ends by itself unless `follow` is set and the
    /// container runs.
    InputStream logs(Target target, LogOptions options);

    /// Why a container takes no command, such as `container not found ("app")`; empty when it runs.
    Optional<String> refusal(Target target);

    ContainerStreams exec(Target target, ExecOptions options);

    ContainerStreams attach(Target target, ExecOptions options);

    /// A connection to a TCP port inside the pod's network.
    DuplexStream portForward(Target target, int port);

    /// A connection to a TCP port of an address that the node reaches, a pod's or its own.
    ///
    /// @throws IOException with Go's words: `dial tcp 10.0.0.1:80: connect: connection refused`
    DuplexStream connect(String host, int port) throws IOException;

    /// What the containers of a pod that run have used so far, in any order; one that ends
    /// meanwhile is left out.
    List<ContainerUsage> usage(Target target);

    /// A container of a pod; `container` is empty for port-forward and for the whole pod.
    record Target(String namespace, String pod, String uid, String container) {}

    /// Which part of a log to send.
    ///
    /// @param tailLines the last so many lines
    /// @param limitBytes no more than this
    record LogOptions(
            boolean follow,
            boolean previous,
            boolean timestamps,
            Optional<Instant> since,
            OptionalLong tailLines,
            OptionalLong limitBytes) {}

    /// What to run and which of its streams to connect.
    ///
    /// @param command empty for attach
    record ExecOptions(
            List<String> command, boolean stdin, boolean stdout, boolean stderr, boolean tty) {
        public ExecOptions {
            command = List.copyOf(command);
        }
    }
}
