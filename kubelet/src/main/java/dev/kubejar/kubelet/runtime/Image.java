package dev.kubejar.kubelet.runtime;

import java.util.List;
import java.util.OptionalLong;

/// An image on this node.
///
/// @param id e.g. `sha256:4f0c…`
/// @param tags full names, e.g. `docker.io/library/nginx:1.27`
/// @param digests full names with digest, e.g. `docker.io/library/nginx@sha256:91b2…`; empty for an
///   image that no registry gave
/// @param user as the image was built: `1000`, `1000:1000`, `www-data` or empty
/// @param command entrypoint and command of the image
public record Image(
        String id,
        List<String> tags,
        List<String> digests,
        long sizeBytes,
        String user,
        List<String> command) {
    public Image {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        command = List.copyOf(command);
    }

    /// What a status shows as `imageID`.
    public String imageId() {
        return digests.isEmpty() ? id : digests.getFirst();
    }

    /// The numeric user it runs as (0 when it names none); empty when it names one by name.
    public OptionalLong uid() {
        String name = user.split(":", 2)[0];
        if (name.isEmpty()) {
            return OptionalLong.of(0);
        }
        return name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 11
                ? OptionalLong.of(Long.parseLong(name))
                : OptionalLong.empty();
    }
}
