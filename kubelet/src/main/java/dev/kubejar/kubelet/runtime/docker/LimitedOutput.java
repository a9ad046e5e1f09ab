package dev.kubejar.kubelet.runtime.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The first so many bytes of a stream.
final class LimitedOutput extends FilterInputStream {
    private long left;

    LimitedOutput(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = left <= 0 ? -1 : in.read(to, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }
}
