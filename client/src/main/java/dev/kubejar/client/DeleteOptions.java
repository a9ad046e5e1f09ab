package dev.kubejar.client;

import java.util.Optional;
import java.util.OptionalLong;

/// How to delete.
///
/// @param gracePeriodSeconds empty takes the object's own
/// @param uid only this object, not a later one of its name; empty for any
/// @param resourceVersion only this version; empty for any
public record DeleteOptions(
        OptionalLong gracePeriodSeconds,
        String uid,
        String resourceVersion,
        Optional<Propagation> propagation) {
    public static final DeleteOptions DEFAULT =
            new DeleteOptions(OptionalLong.empty(), "", "", Optional.empty());

    /// What becomes of the object's dependents.
    public enum Propagation {
        BACKGROUND("Background"),
        FOREGROUND("Foreground"),
        ORPHAN("Orphan");

        private final String text;

        Propagation(String text) {
            this.text = text;
        }

        /// The word in the API's `propagationPolicy`.
        public String text() {
            return text;
        }
    }

    public static DeleteOptions ofUid(String uid) {
        return DEFAULT.withUid(uid);
    }

    public DeleteOptions withUid(String only) {
        return new DeleteOptions(gracePeriodSeconds, only, resourceVersion, propagation);
    }

    public DeleteOptions withResourceVersion(String only) {
        return new DeleteOptions(gracePeriodSeconds, uid, only, propagation);
    }

    public DeleteOptions withGracePeriod(long seconds) {
        return new DeleteOptions(OptionalLong.of(seconds), uid, resourceVersion, propagation);
    }

    public DeleteOptions withPropagation(Propagation policy) {
        return new DeleteOptions(gracePeriodSeconds, uid, resourceVersion, Optional.of(policy));
    }
}
