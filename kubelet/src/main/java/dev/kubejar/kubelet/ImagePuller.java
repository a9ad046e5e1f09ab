package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.kubelet.pod.BackOffs;
import dev.kubejar.kubelet.pod.GoText;
import dev.kubejar.kubelet.pod.Hold;
import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.Images;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Sees to it that a container's image is on the node, as its pull policy says. Belongs to one
/// pod's worker, whose back-off it keeps.
///
/// Source: [Images](https://kubernetes.io/docs/concepts/containers/images/)
final class ImagePuller {
    static final Duration RETRY = Duration.ofSeconds(10);

    private final Kit kit;
    private final PullSecrets secrets;
    private BackOffs backOffs = BackOffs.NONE;

    ImagePuller(Kit kit) {
        this.kit = kit;
        this.secrets = new PullSecrets(kit.configs());
    }

    /// The image, or [StartProblem] saying why there is none.
    Image ensure(Pod pod, Container container) {
        ImageReference reference =
                ImageReference.parse(container.image()).orElseThrow(() -> invalid(pod, container));
        Images images = kit.runtime().images();
        Optional<Image> present = images.find(reference);
        boolean pulls =
                switch (container.imagePullPolicy()) {
                    case "Always" -> true;
                    case "Never" -> false;
                    default -> present.isEmpty();
                };
        if (pulls) {
            return pull(pod, container, reference);
        }
        Image image = present.orElseThrow(() -> neverPulled(pod, container));
        kit.events()
                .normal(
                        pod,
                        container,
                        "Pulled",
                        "Container image \"%s\" already present on machine and can be accessed by the pod"
                                .formatted(container.image()));
        return image;
    }

    private StartProblem invalid(Pod pod, Container container) {
        String message =
                "Failed to apply default image tag \"%s\": couldn't parse image name \"%s\": invalid reference format"
                        .formatted(container.image(), container.image());
        kit.events().warning(pod, container, "InspectFailed", message);
        return problem("InvalidImageName", message);
    }

    private StartProblem neverPulled(Pod pod, Container container) {
        String message =
                "Container image \"%s\" is not present with pull policy of Never"
                        .formatted(container.image());
        kit.events().warning(pod, container, "ErrImageNeverPull", message);
        return problem("ErrImageNeverPull", message);
    }

    private StartProblem problem(String reason, String message) {
        Instant now = kit.time().now();
        return new StartProblem(
                reason, new Hold(new Waiting(reason, message), "", now, now.plus(RETRY)));
    }

    private Image pull(Pod pod, Container container, ImageReference reference) {
        String name = container.image();
        kit.events().normal(pod, container, "Pulling", "Pulling image \"" + name + "\"");
        Instant began = kit.time().now();
        try {
            Image image = kit.runtime().images().pull(reference, secrets.of(pod, reference));
            backOffs = backOffs.without(name);
            String took = GoText.duration(Duration.between(began, kit.time().now()));
            kit.events()
                    .normal(
                            pod,
                            container,
                            "Pulled",
                            "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
                                    .formatted(name, took, took, image.sizeBytes()));
            return image;
        } catch (RuntimeFailure.PullFailed | RuntimeFailure.Refused e) {
            throw failed(pod, container, String.valueOf(e.getMessage()));
        }
    }

    private StartProblem failed(Pod pod, Container container, String why) {
        String name = container.image();
        kit.events()
                .warning(
                        pod,
                        container,
                        "Failed",
                        "Failed to pull image \"%s\": %s".formatted(name, why));
        Instant now = kit.time().now();
        Instant before = backOffs.raisedAt(name).orElse(now);
        backOffs = backOffs.raised(name, before, now);
        Instant until = now.plus(backOffs.delay(name));
        return new StartProblem(
                "ErrImagePull", new Hold(new Waiting("ErrImagePull", why), name, now, until));
    }
}
