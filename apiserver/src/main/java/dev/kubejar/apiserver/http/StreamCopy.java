package dev.kubejar.apiserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes a stream on as it comes.
final class StreamCopy {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCopy.class);
    private static final int BUFFER = 32 * 1024;

    private StreamCopy() {}

    /// Until the stream ends or the client has gone, in either case closing it.
    static void copy(InputStream stream, BodySink sink) throws InterruptedException {
        var gone = new AtomicBoolean();
        sink.onGone(() -> {
            gone.set(true);
            close(stream);
        });
        var buffer = new byte[BUFFER];
        try {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                sink.write(Arrays.copyOf(buffer, length));
                sink.flush();
            }
        } catch (IOException e) {
            if (!gone.get()) {
                throw new UncheckedIOException(e);
            }
        } finally {
            close(stream);
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("stream not closed", e);
        }
    }
}
