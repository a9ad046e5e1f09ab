package dev.kubejar.apiserver.discovery;

import java.util.Comparator;
import java.util.List;

/// The order of groups in discovery; kubectl takes the first that fits a bare name.
final class GroupOrder {
    /// Upstream's order of its own groups; others follow by name.
    ///
    /// Source:
    /// [priorities](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/controlplane/apiserver/aggregator.go)
    private static final List<String> PRIORITIES =
            List.of(
                    "",
                    "apiregistration.k8s.io",
                    "apps",
                    "events.k8s.io",
                    "authentication.k8s.io",
                    "authorization.k8s.io",
                    "autoscaling",
                    "batch",
                    "certificates.k8s.io",
                    "networking.k8s.io",
                    "extensions",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "storage.k8s.io",
                    "admissionregistration.k8s.io",
                    "apiextensions.k8s.io",
                    "scheduling.k8s.io",
                    "coordination.k8s.io",
                    "node.k8s.io",
                    "discovery.k8s.io",
                    "resource.k8s.io",
                    "flowcontrol.apiserver.k8s.io",
                    "internal.apiserver.k8s.io",
                    "storagemigration.k8s.io");

    static final Comparator<String> BY_PRIORITY =
            Comparator.comparingInt(GroupOrder::priority).thenComparing(Comparator.naturalOrder());

    private GroupOrder() {}

    private static int priority(String group) {
        int known = PRIORITIES.indexOf(group);
        return known < 0 ? PRIORITIES.size() : known;
    }
}
