package dev.kubejar.apiserver.http;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/// A request's body: held whole, or read as it arrives; one to be held that was longer than the
/// server's limit is refused when it is asked for, so that an unauthenticated client learns nothing
/// else.
public sealed interface Body {
    Body EMPTY = new Whole(new byte[0]);

    static Body of(byte[] bytes) {
        return new Whole(bytes);
    }

    /// The bytes, not to be changed. Throws `RequestEntityTooLarge` over the limit.
    byte[] bytes();

    boolean isEmpty();

    /// The bytes as they come.
    default InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    /// How many bytes there are, unless the client does not say.
    default OptionalLong length() {
        return OptionalLong.of(bytes().length);
    }

    /// A body of any length, for a handler that [Handler#takesStreams].
    record Arriving(InputStream stream, OptionalLong length) implements Body {
        @Override
        public byte[] bytes() {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

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
