package dev.kubejar.kubelet.container;

import dev.kubejar.api.core.pod.Pod;
import java.util.List;

/// What a pod is called inside.
///
/// Source: [Pod hostname](https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/)
///
/// @param hostname what `hostname` prints
/// @param fqdn with subdomain and the cluster's domain; empty without a subdomain
public record PodNames(String hostname, String fqdn) {
    private static final int HOSTNAME_MAX = 63;
    private static final int KERNEL_MAX = 64;

    /// Throws [ConfigProblem] when the full name is too long for the kernel.
    public static PodNames of(Pod pod, String clusterDomain) {
        String given = pod.spec().hostname();
        String shortName = given.isEmpty() ? truncated(pod.name()) : given;
        String fqdn =
                pod.spec().subdomain().isEmpty()
                        ? ""
                        : String.join(
                                ".",
                                List.of(
                                        shortName,
                                        pod.spec().subdomain(),
                                        pod.namespace(),
                                        "svc",
                                        clusterDomain));
        boolean asFqdn = pod.spec().setHostnameAsFqdn() && !fqdn.isEmpty();
        if (asFqdn && fqdn.length() > KERNEL_MAX) {
            throw new ConfigProblem(
                    "failed to construct FQDN from pod hostname and cluster domain, FQDN %s is too long (%d characters is the max, %d characters requested)"
                            .formatted(fqdn, KERNEL_MAX, fqdn.length()));
        }
        return new PodNames(asFqdn ? fqdn : shortName, fqdn);
    }

    private static String truncated(String name) {
        if (name.length() <= HOSTNAME_MAX) {
            return name;
        }
        return name.substring(0, HOSTNAME_MAX).replaceAll("[-.]+$", "");
    }
}
