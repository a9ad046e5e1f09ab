package dev.kubejar.apiserver.stream;

import dev.kubejar.apiserver.http.BodySink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes a log on as it comes.
final class LogStream {
    private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
    private static final int BUFFER = 32 * 1024;

    private LogStream() {}

    /// Until the log ends or the client has gone, in either case closing `log`.
    static void copy(InputStream log, BodySink sink) throws InterruptedException {
        var gone = new AtomicBoolean();
        sink.onGone(() -> {
            gone.set(true);
            close(log);
        });
        var buffer = new byte[BUFFER];
        try {
            for (int length = log.read(buffer); length >= 0; length = log.read(buffer)) {
                sink.write(Arrays.copyOf(buffer, length));
                sink.flush();
            }
        } catch (IOException e) {
            if (!gone.get()) {
                throw new UncheckedIOException(e);
            }
        } finally {
            close(log);
        }
    }

    private static void close(InputStream log) {
        try {
            log.close();
        } catch (IOException e) {
            LOG.debug("log not closed", e);
        }
    }
}
