package dev.kubejar.kubelet.runtime.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The head of a piece of output of a process without a terminal: eight bytes, of which the first
/// tells the stream (1 is output, 2 is errors) and the last four the length of what follows.
record Frame(boolean isError, int length) {
    private static final int HEAD_BYTES = 8;

    /// Reads a head; empty at the end of the stream.
    static Optional<Frame> read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length == 0) {
            return Optional.empty();
        }
        if (head.length < HEAD_BYTES) {
            throw new EOFException("the engine hung up in the middle of a frame");
        }
        int length = 0;
        for (int i = 4; i < HEAD_BYTES; i++) {
            length = (length << 8) | (head[i] & 255);
        }
        if (length < 0 || head[0] < 0 || head[0] > 2) {
            throw new IOException("not a frame of a container's output");
        }
        return Optional.of(new Frame(head[0] == 2, length));
    }
}
