package dev.kubejar.kubelet.runtime.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Both outputs of a process as one stream, in the order they came to the engine. Belongs to one
/// thread; `close` may come from any.
final class MergedOutput extends InputStream {
    private final InputStream frames;
    private int left;

    MergedOutput(InputStream frames) {
        this.frames = frames;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (left == 0) {
            Optional<Frame> next = Frame.read(frames);
            if (next.isEmpty()) {
                return -1;
            }
            left = next.get().length();
        }
        int count = frames.read(to, offset, Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the engine hung up in the middle of a frame");
        }
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
