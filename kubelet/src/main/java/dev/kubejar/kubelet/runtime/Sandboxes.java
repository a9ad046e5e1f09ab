package dev.kubejar.kubelet.runtime;

import dev.kubejar.client.DuplexStream;
import java.io.IOException;
import java.time.Duration;

/// The sandboxes of pods: what a pod's containers share, above all its network.
public interface Sandboxes {

    /// Makes and starts a sandbox; returns when it has its address.
    Sandbox run(SandboxConfig config);

    /// Kills what runs in it and gives its network back. Nothing happens when it has stopped or is
    /// gone.
    void stop(String sandboxId);

    /// Removes it with all its containers, stopped or not. Nothing happens when it is gone.
    void remove(String sandboxId);

    /// A connection to a TCP port on the loopback address *inside* the pod's network, as `kubectl
    /// port-forward` wants it.
    DuplexStream forward(String sandboxId, int port) throws IOException;

    /// A connection from the node to a pod's address, as probes, HTTP hooks and the proxy make it.
    ///
    /// @param host an address of the pod's, or the host that the probe names
    /// @param timeout for the connection to stand
    /// @throws IOException as [java.net.Socket#connect] does, [java.net.SocketTimeoutException]
    ///   among them
    DuplexStream connect(String host, int port, Duration timeout) throws IOException;
}
