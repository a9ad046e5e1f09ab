package dev.kubejar.apiserver.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The order of groups and versions in discovery; kubectl takes the first that fits a bare name.
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

    private static final Pattern VERSION =
            Pattern.compile("v(\\d{1,9})(?:(alpha|beta)(\\d{1,9}))?");

    /// v2, v1, v1beta2, v1beta1, v1alpha1, and then what has another form by name.
    static final Comparator<String> BY_STABILITY =
            Comparator.comparingInt(GroupOrder::stability)
                    .thenComparing(
                            Comparator.<String>comparingInt(version -> number(version, 1))
                                    .reversed())
                    .thenComparing(
                            Comparator.<String>comparingInt(version -> number(version, 3))
                                    .reversed())
                    .thenComparing(Comparator.naturalOrder());

    private GroupOrder() {}

    private static int priority(String group) {
        int known = PRIORITIES.indexOf(group);
        return known < 0 ? PRIORITIES.size() : known;
    }

    private static int stability(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return 3;
        }
        String word = matcher.group(2);
        return word == null ? 0 : word.equals("beta") ? 1 : 2;
    }

    private static int number(String version, int group) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches() && matcher.group(group) != null
                ? Integer.parseInt(matcher.group(group))
                : 0;
    }
}
