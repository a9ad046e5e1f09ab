package dev.kubejar.apiserver.resource;

import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.store.Snapshot;
import java.time.Duration;
import java.time.Instant;

/// Reads of a state that is at least as new as the client knows it to be. It waits a little for a
/// revision to come: a client may have it from somebody who is ahead.
///
/// Source: [resource
/// versions](https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions)
final class Freshness {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Objects objects;
    private final Time time;

    Freshness(Objects objects, Time time) {
        this.objects = objects;
        this.time = time;
    }

    /// The newest state, once it has seen `revision`; 504 when it does not come.
    Snapshot<ObjectTag> atLeast(long revision) {
        Snapshot<ObjectTag> newest = objects.snapshot();
        Instant end = time.now().plus(PATIENCE);
        while (newest.revision() < revision) {
            if (!time.now().isBefore(end)) {
                throw Revisions.tooLarge(revision, newest.revision());
            }
            pause();
            newest = objects.snapshot();
        }
        return newest;
    }

    private void pause() {
        try {
            time.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StatusException.of(
                    Reason.TIMEOUT, "Timeout: request did not complete within requested timeout");
        }
    }
}
