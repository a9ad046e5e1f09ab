package dev.kubejar.kubelet.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A pod's container as observed.
///
/// @param image the image's name as a status shows it, e.g. `docker.io/library/nginx:1.27`
/// @param imageId what exactly ran: a name with digest when a registry gave one, else `sha256:…`
/// @param labels those of its [ContainerConfig]
public record Container(
        String id,
        PodRef pod,
        String name,
        int attempt,
        String image,
        String imageId,
        Instant createdAt,
        Map<String, String> labels,
        ContainerState state) {
    public Container {
        labels = Map.copyOf(labels);
    }

    /// The same container with another label.
    public Container withLabel(String key, String value) {
        var all = new HashMap<>(labels);
        all.put(key, value);
        return new Container(id, pod, name, attempt, image, imageId, createdAt, all, state);
    }
}
