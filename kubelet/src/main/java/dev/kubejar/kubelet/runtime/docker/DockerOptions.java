package dev.kubejar.kubelet.runtime.docker;

/// Which engine, and what this node may call its own there.
///
/// @param clusterId the cluster's, in letters, digits and `-`
/// @param clusterCidr the range of all pods, e.g. `10.244.0.0/16`
/// @param nodeCidr the part of it for this node's pods, e.g. `10.244.0.0/24`
public record DockerOptions(
        EngineAddress engine,
        String clusterId,
        String nodeName,
        String clusterCidr,
        String nodeCidr) {}
