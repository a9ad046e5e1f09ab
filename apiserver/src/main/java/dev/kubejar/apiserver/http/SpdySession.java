package dev.kubejar.apiserver.http;

/// What happens on a SPDY connection after its upgrade.
@FunctionalInterface
public interface SpdySession {

    void run(SpdyConnection connection) throws InterruptedException;
}
