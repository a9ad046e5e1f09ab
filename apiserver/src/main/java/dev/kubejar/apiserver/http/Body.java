package dev.kubejar.apiserver.http;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;

/// A request's body, held whole; one that was longer than the server's limit is refused when it is
/// asked for, so that an unauthenticated client learns nothing else.
public sealed interface Body {
    Body EMPTY = new Whole(new byte[0]);

    static Body of(byte[] bytes) {
        return new Whole(bytes);
    }

    /// The bytes, not to be changed. Throws `RequestEntityTooLarge` over the limit.
    byte[] bytes();

    boolean isEmpty();

    /// All of it. The array is shared, not copied.
    final class Whole implements Body {
        private final byte[] bytes;

        private Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean isEmpty() {
            return bytes.length == 0;
        }
    }

    /// A body of more than `limit` bytes, thrown away.
    record TooLarge(int limit) implements Body {
        @Override
        public byte[] bytes() {
            throw new StatusException(
                    Status.of(
                            Reason.REQUEST_ENTITY_TOO_LARGE,
                            "Request entity too large: limit is " + limit,
                            JsonObject.EMPTY));
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
