package dev.kubejar.kubelet.pod;

import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import java.time.Duration;
import java.time.Instant;

/// Why a container could not be started, and when it may be tried again.
///
/// @param image of a pull that failed, as the spec names it
/// @param since when it failed
/// @param until when the next try is due
public record Hold(Waiting waiting, String image, Instant since, Instant until) {
    /// How long the error itself is shown before its back-off.
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// What the status shows at `now`: a failed pull turns from `ErrImagePull` to
    /// `ImagePullBackOff`.
    Waiting shownAt(Instant now) {
        return waiting.reason().equals("ErrImagePull") && !now.isBefore(freshUntil())
                ? new Waiting("ImagePullBackOff", backOffMessage())
                : waiting;
    }

    /// When what the status shows changes next.
    Instant changesAfter(Instant now) {
        return waiting.reason().equals("ErrImagePull") && now.isBefore(freshUntil())
                ? freshUntil()
                : until;
    }

    private Instant freshUntil() {
        return since.plus(FRESH);
    }

    private String backOffMessage() {
        return "Back-off pulling image \"%s\": ErrImagePull: %s"
                .formatted(image, waiting.message());
    }
}
