package dev.kubejar.controllers.deployment;

import dev.kubejar.api.View;
import dev.kubejar.api.apps.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a Deployment notes at its ReplicaSets: their revision, and for how many replicas they were
/// last scaled.
///
/// Source: [deployment_util](https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/deployment/util)
final class Annotations {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";

    private static final int LONGEST_HISTORY = 2000;

    /// What a deployment's sets do not take over from it.
    private static final Set<String> OWN =
            Set.of(
                    "kubectl.kubernetes.io/last-applied-configuration",
                    REVISION,
                    HISTORY,
                    DESIRED,
                    MAX,
                    "deprecated.deployment.rollback.to");

    private Annotations() {}

    /// The revision of a deployment or set; 0 when it says none.
    static long revision(View view) {
        return number(view.meta().annotations().getOrDefault(REVISION, ""));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0; // as good as none
        }
    }

    /// A count noted at a set; empty when there is none.
    static OptionalInt count(View set, String annotation) {
        String text = set.meta().annotations().getOrDefault(annotation, "");
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    /// The annotations of the set of the deployment's present template: the deployment's own, the
    /// newest revision, and the revisions it had before when it is rolled back to.
    static Map<String, String> ofNewSet(
            Deployment deployment, Map<String, String> present, long revision) {
        var next = new LinkedHashMap<>(present);
        deployment
                .meta()
                .annotations()
                .forEach((key, value) -> {
                    if (!OWN.contains(key)) {
                        next.put(key, value);
                    }
                });
        long old = number(present.getOrDefault(REVISION, ""));
        if (old < revision) {
            next.put(REVISION, Long.toString(revision));
            if (present.containsKey(REVISION)) {
                history(present.getOrDefault(HISTORY, ""), present.get(REVISION))
                        .ifPresent(text -> next.put(HISTORY, text));
            }
        }
        return next;
    }

    /// The history with one more revision; the oldest go when it grows too long.
    private static Optional<String> history(String history, String revision) {
        if (history.isEmpty()) {
            return Optional.of(revision);
        }
        List<String> revisions = new ArrayList<>(List.of(history.split(",", -1)));
        revisions.add(revision);
        while (!revisions.isEmpty() && String.join(",", revisions).length() > LONGEST_HISTORY) {
            revisions.removeFirst();
        }
        return revisions.isEmpty() ? Optional.empty() : Optional.of(String.join(",", revisions));
    }
}
