package dev.kubejar.kubelet.runtime.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the frames of a process's output apart on a virtual thread of its own, which ends with the
/// stream. A reader that lags behind on one of the two holds up both.
final class SplitOutput {
    private static final Logger LOG = LoggerFactory.getLogger(SplitOutput.class);
    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream frames;
    private final Pipe stdout = new Pipe();
    private final Pipe stderr = new Pipe();

    private SplitOutput(InputStream frames) {
        this.frames = frames;
    }

    /// Begins to read `frames`, which is the caller's to close.
    static SplitOutput of(InputStream frames, String name) {
        var split = new SplitOutput(frames);
        Thread.ofVirtual().name("streams-" + name).start(split::run);
        return split;
    }

    Pipe stdout() {
        return stdout;
    }

    Pipe stderr() {
        return stderr;
    }

    private void run() {
        var buffer = new byte[BUFFER_BYTES];
        try {
            for (Optional<Frame> frame = Frame.read(frames);
                    frame.isPresent();
                    frame = Frame.read(frames)) {
                copy(frame.get(), buffer);
            }
        } catch (IOException e) {
            LOG.debug("stream=ended cause={}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stdout.end();
            stderr.end();
        }
    }

    private void copy(Frame frame, byte[] buffer) throws IOException, InterruptedException {
        Pipe to = frame.isError() ? stderr : stdout;
        int left = frame.length();
        while (left > 0) {
            int count = frames.read(buffer, 0, Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the engine hung up in the middle of a frame");
            }
            to.write(buffer, count);
            left -= count;
        }
    }

    /// Frees the thread when nobody reads any more.
    void close() {
        stdout.close();
        stderr.close();
    }
}
