package dev.kubejar.apiserver.system;

import java.util.Map;
import java.util.Optional;

/// Where a version of a group stands among the others in discovery; the highest comes first.
///
/// Source:
/// [priorities](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/controlplane/apiserver/aggregator.go)
///
/// @param group of the group among groups
/// @param version of the version among those of the group
record ApiPriority(long group, long version) {

    /// Upstream's own and metrics-server's, by `group/version`.
    private static final Map<String, ApiPriority> BUILTIN =
            Map.ofEntries(
                    Map.entry("v1", new ApiPriority(18_000, 1)),
                    Map.entry("apps/v1", new ApiPriority(17_800, 15)),
                    Map.entry("events.k8s.io/v1", new ApiPriority(17_750, 15)),
                    Map.entry("authentication.k8s.io/v1", new ApiPriority(17_700, 15)),
                    Map.entry("authorization.k8s.io/v1", new ApiPriority(17_600, 15)),
                    Map.entry("autoscaling/v1", new ApiPriority(17_500, 15)),
                    Map.entry("autoscaling/v2", new ApiPriority(17_500, 30)),
                    Map.entry("batch/v1", new ApiPriority(17_400, 15)),
                    Map.entry("certificates.k8s.io/v1", new ApiPriority(17_300, 15)),
                    Map.entry("networking.k8s.io/v1", new ApiPriority(17_200, 15)),
                    Map.entry("policy/v1", new ApiPriority(17_100, 15)),
                    Map.entry("rbac.authorization.k8s.io/v1", new ApiPriority(17_000, 15)),
                    Map.entry("storage.k8s.io/v1", new ApiPriority(16_800, 15)),
                    Map.entry("apiextensions.k8s.io/v1", new ApiPriority(16_700, 15)),
                    Map.entry("admissionregistration.k8s.io/v1", new ApiPriority(16_700, 15)),
                    Map.entry("scheduling.k8s.io/v1", new ApiPriority(16_600, 15)),
                    Map.entry("coordination.k8s.io/v1", new ApiPriority(16_500, 15)),
                    Map.entry("node.k8s.io/v1", new ApiPriority(16_300, 15)),
                    Map.entry("discovery.k8s.io/v1", new ApiPriority(16_200, 15)),
                    Map.entry("resource.k8s.io/v1", new ApiPriority(16_200, 20)),
                    Map.entry("flowcontrol.apiserver.k8s.io/v1", new ApiPriority(16_100, 21)),
                    Map.entry("metrics.k8s.io/v1beta1", new ApiPriority(100, 100)));

    static final ApiPriority CUSTOM = new ApiPriority(1000, 100);

    /// Empty for what upstream does not serve, and for apiregistration.k8s.io, which needs no
    /// entry.
    static Optional<ApiPriority> builtin(String groupVersion) {
        return Optional.ofNullable(BUILTIN.get(groupVersion));
    }
}
