package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.Container;
import dev.kubejar.api.core.PodSpec;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;

/// Whether a container that has ended is to run again.
///
/// Source: [Container restart
/// rules](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy)
public final class RestartRules {
    private RestartRules() {}

    static boolean restarts(PodSpec pod, Container container, int exitCode) {
        if (container.restartPolicy().isPresent() && ruleMatches(container, exitCode)) {
            return true;
        }
        return switch (container.restartPolicy().orElse(pod.restartPolicy())) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> true;
        };
    }

    /// Whether a container that failed is to run again, whatever its exit code.
    static boolean restartsOnFailure(PodSpec pod, Container container) {
        return !container.restartPolicy().orElse(pod.restartPolicy()).equals("Never");
    }

    /// Whether its process is meant to end: an init container's, or one of a pod that is not kept
    /// running.
    public static boolean endsByItself(PodSpec pod, Container container) {
        boolean isInit =
                pod.initContainers().stream().anyMatch(one -> one.name().equals(container.name()));
        return !container.isSidecar()
                && (isInit
                        || !container.restartPolicy().orElse(pod.restartPolicy()).equals("Always"));
    }

    private static boolean ruleMatches(Container container, int exitCode) {
        return container.json().objects("restartPolicyRules").stream()
                .filter(rule -> rule.string("action").equals("Restart"))
                .anyMatch(rule -> matches(rule.object("exitCodes"), exitCode));
    }

    private static boolean matches(JsonObject exitCodes, int exitCode) {
        boolean listed = exitCodes.array("values").values().contains(Json.of(exitCode));
        return switch (exitCodes.string("operator")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> false;
        };
    }
}
