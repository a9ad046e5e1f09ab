package dev.kubejar.kubelet.runtime.simulated;

import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.Images;
import dev.kubejar.kubelet.runtime.RegistryCredentials;
import dev.kubejar.kubelet.runtime.RuntimeFailure.PullFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The names of images that were pulled. Bounded by the images that the node's pods name.
final class SimulatedImages implements Images {
    private static final long SIZE_BYTES = 10_000_000;

    private final Map<ImageReference, Image> pulled = new ConcurrentHashMap<>();

    @Override
    public Optional<Image> find(ImageReference reference) {
        return Optional.ofNullable(pulled.get(reference));
    }

    @Override
    public Image pull(ImageReference reference, Optional<RegistryCredentials> credentials) {
        String host = reference.domain().split(":", 2)[0];
        if (host.equals("invalid") || host.endsWith(".invalid")) {
            throw new PullFailed(
                    PullFailed.Why.NOT_FOUND,
                    "failed to resolve reference \"" + reference + "\": not found");
        }
        return pulled.computeIfAbsent(reference, SimulatedImages::made);
    }

    private static Image made(ImageReference reference) {
        String digest =
                reference.digest().isEmpty()
                        ? "sha256:" + SimulatedIds.of(reference.toString())
                        : reference.digest();
        List<String> tags =
                reference.tag().isEmpty()
                        ? List.of()
                        : List.of(reference.name() + ":" + reference.tag());
        return new Image(
                digest,
                tags,
                List.of(reference.name() + "@" + digest),
                SIZE_BYTES,
                "1000",
                List.of("simulated"));
    }

    @Override
    public List<Image> list() {
        return List.copyOf(pulled.values());
    }
}
