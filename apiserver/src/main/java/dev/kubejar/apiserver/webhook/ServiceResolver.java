package dev.kubejar.apiserver.webhook;

import java.io.IOException;
import java.net.InetSocketAddress;

/// Finds the address, or the name of it, behind a port of a service. Safe for any thread; may
/// block.
@FunctionalInterface
public interface ServiceResolver {

    /// The address of `port`, which is the service's.
    ///
    /// @throws IOException with upstream's words when there is none
    InetSocketAddress resolve(WebhookAddress.Service service, int port) throws IOException;
}
