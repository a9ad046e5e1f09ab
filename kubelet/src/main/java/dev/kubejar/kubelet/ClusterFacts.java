package dev.kubejar.kubelet;

import dev.kubejar.kubelet.container.Resolver;

/// What pods are told of the cluster around them.
///
/// @param dnsIp the cluster's DNS server; empty when there is none
/// @param domain such as `cluster.local`
/// @param nodeResolver the node's own `resolv.conf`
/// @param nodeHosts the node's own `/etc/hosts`
public record ClusterFacts(String dnsIp, String domain, Resolver nodeResolver, String nodeHosts) {}
