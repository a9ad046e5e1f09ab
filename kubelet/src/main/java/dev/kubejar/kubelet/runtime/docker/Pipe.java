package dev.kubejar.kubelet.runtime.docker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/// Bytes from one thread to another. At most [#CAPACITY] wait; then the writer waits. What is
/// written after the reader closed is dropped.
final class Pipe extends InputStream {
    private static final int CAPACITY = 64 * 1024;

    @GuardedBy("this")
    private final byte[] ring = new byte[CAPACITY];

    @GuardedBy("this")
    private int start;

    @GuardedBy("this")
    private int filled;

    @GuardedBy("this")
    private boolean ended;

    @GuardedBy("this")
    private boolean closed;

    synchronized void write(byte[] bytes, int length) throws InterruptedException {
        int at = 0;
        while (at < length && !closed) {
            while (filled == CAPACITY && !closed) {
                wait();
            }
            int end = (start + filled) % CAPACITY;
            int room = Math.min(CAPACITY - filled, CAPACITY - end);
            int count = Math.min(room, length - at);
            System.arraycopy(bytes, at, ring, end, count);
            filled += count;
            at += count;
            notifyAll();
        }
    }

    /// The writer has no more.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public synchronized int read(byte[] to, int offset, int length) throws IOException {
        awaitBytes();
        if (filled == 0 || closed) {
            return -1;
        }
        int count = Math.min(Math.min(length, filled), CAPACITY - start);
        System.arraycopy(ring, start, to, offset, count);
        start = (start + count) % CAPACITY;
        filled -= count;
        notifyAll();
        return count;
    }

    private synchronized void awaitBytes() throws InterruptedIOException {
        try {
            while (filled == 0 && !ended && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public synchronized int available() {
        return filled;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
