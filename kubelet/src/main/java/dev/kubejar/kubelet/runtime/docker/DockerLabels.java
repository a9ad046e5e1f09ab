package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.PodRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is written on each container that is made, and read back from it.
final class DockerLabels {
    static final String MADE_BY = "dev.kubejar";
    static final String CLUSTER = "dev.kubejar.cluster";
    static final String NODE = "dev.kubejar.node";

    /// `sandbox` or `container`.
    static final String TYPE = "dev.kubejar.type";

    static final String ATTEMPT = "dev.kubejar.attempt";
    static final String SANDBOX_ID = "dev.kubejar.sandbox";
    static final String IMAGE = "dev.kubejar.image";
    static final String IMAGE_ID = "dev.kubejar.image-id";

    /// Whether containers of the pod see each other's processes (`shared`), the node's (`host`) or
    /// only their own (`own`).
    static final String PROCESSES = "dev.kubejar.processes";

    static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    static final String POD_NAME = "io.kubernetes.pod.name";
    static final String POD_UID = "io.kubernetes.pod.uid";
    static final String CONTAINER_NAME = "io.kubernetes.container.name";

    /// Before the caller's own labels.
    private static final String CALLERS = "dev.kubejar.label/";

    private DockerLabels() {}

    /// Those of everything that belongs to a pod.
    static Map<String, String> ofPod(DockerOptions options, PodRef pod, Map<String, String> own) {
        var labels = new HashMap<String, String>();
        own.forEach((name, value) -> labels.put(CALLERS + name, value));
        labels.put(CLUSTER, options.clusterId());
        labels.put(NODE, options.nodeName());
        labels.put(POD_NAMESPACE, pod.namespace());
        labels.put(POD_NAME, pod.name());
        labels.put(POD_UID, pod.uid());
        return labels;
    }

    static PodRef pod(Map<String, String> labels) {
        return new PodRef(
                labels.getOrDefault(POD_NAMESPACE, ""),
                labels.getOrDefault(POD_NAME, ""),
                labels.getOrDefault(POD_UID, ""));
    }

    static int attempt(Map<String, String> labels) {
        String attempt = labels.getOrDefault(ATTEMPT, "");
        return attempt.matches("\\d{1,9}") ? Integer.parseInt(attempt) : 0;
    }

    static Map<String, String> callers(Map<String, String> labels) {
        var own = new HashMap<String, String>();
        labels.forEach((name, value) -> {
            if (name.startsWith(CALLERS)) {
                own.put(name.substring(CALLERS.length()), value);
            }
        });
        return own;
    }

    /// A filter in the engine's words: containers that carry all of `labels`.
    static JsonObject filter(Map<String, String> labels) {
        List<Json> wanted =
                labels.entrySet().stream()
                        .map(label -> Json.of(label.getKey() + "=" + label.getValue()))
                        .toList();
        return JsonObject.of("label", JsonArray.of(wanted));
    }
}
