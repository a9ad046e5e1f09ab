package dev.kubejar.scheduler.node;

/// A port of the node that a pod takes for itself.
///
/// @param ip `0.0.0.0` for all of the node's addresses
public record HostPort(String ip, String protocol, int port) {
    private static final String ALL = "0.0.0.0";

    public HostPort {
        ip = ip.isEmpty() ? ALL : ip;
    }

    public boolean conflictsWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(other.ip) || ip.equals(ALL) || other.ip.equals(ALL));
    }
}
