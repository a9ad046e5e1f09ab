package dev.kubejar.kubelet.container;

import dev.kubejar.api.core.pod.Pod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The fields of a pod that the downward API shows to its containers.
///
/// Source: [Downward API](https://kubernetes.io/docs/concepts/workloads/pods/downward-api/)
public record PodFields(Pod pod, Addresses addresses) {

    /// Where the pod is reached, the first of each list being the main one.
    public record Addresses(List<String> hostIps, List<String> podIps) {
        public Addresses {
            hostIps = List.copyOf(hostIps);
            podIps = List.copyOf(podIps);
        }
    }

    /// The value of a path such as `metadata.labels['app']`; throws [ConfigProblem].
    public String value(String path) {
        int bracket = path.indexOf("['");
        if (bracket > 0 && path.endsWith("']")) {
            String key = path.substring(bracket + 2, path.length() - 2);
            return entry(path.substring(0, bracket), key, path);
        }
        return switch (path) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            case "metadata.uid" -> pod.uid();
            case "metadata.labels" -> lines(pod.meta().labels());
            case "metadata.annotations" -> lines(pod.meta().annotations());
            case "spec.nodeName" -> pod.nodeName();
            case "spec.serviceAccountName" -> pod.spec().serviceAccountName();
            case "status.hostIP" -> first(addresses.hostIps());
            case "status.hostIPs" -> String.join(",", addresses.hostIps());
            case "status.podIP" -> first(addresses.podIps());
            case "status.podIPs" -> String.join(",", addresses.podIps());
            default -> throw unsupported(path);
        };
    }

    private String entry(String of, String key, String path) {
        return switch (of) {
            case "metadata.labels" -> pod.meta().labels().getOrDefault(key, "");
            case "metadata.annotations" -> pod.meta().annotations().getOrDefault(key, "");
            default -> throw unsupported(path);
        };
    }

    private static ConfigProblem unsupported(String path) {
        return new ConfigProblem("unsupported fieldPath: " + path);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// `key="value"` lines in the order of the keys.
    private static String lines(Map<String, String> entries) {
        return new TreeMap<>(entries)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String quoted(String value) {
        var text = new StringBuilder("\"");
        value.chars()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> text.append("\\\"");
                        case '\\' -> text.append("\\\\");
                        case '\n' -> text.append("\\n");
                        case '\r' -> text.append("\\r");
                        case '\t' -> text.append("\\t");
                        default -> text.append((char) c);
                    }
                });
        return text.append('"').toString();
    }
}
