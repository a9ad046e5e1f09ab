package dev.kubejar.apiserver.http;

import java.net.InetSocketAddress;

/// Somebody else listens on the address already.
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final InetSocketAddress address;

    PortTakenException(InetSocketAddress address, Throwable cause) {
        super("address %s is in use".formatted(address), cause);
        this.address = address;
    }

    public InetSocketAddress address() {
        return address;
    }
}
