package dev.kubejar.apiserver.http;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Compresses large bodies for clients that accept it, as upstream does: from 128 KiB, with the
/// cheapest level. Not an `OutputStream`, because a sink's wait can be interrupted.
///
/// Source: [RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)
final class Gzip {
    private static final int THRESHOLD = 128 * 1024;
    private static final int BUFFER = 16 * 1024;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 255};

    private Gzip() {}

    static boolean suits(Request request, Response.Content content, long length) {
        return length > THRESHOLD
                && !content.headers().has("Content-Encoding")
                && request.headers().elements("Accept-Encoding").stream()
                        .map(element -> element.split(";", 2)[0].strip())
                        .anyMatch("gzip"::equals);
    }

    static void write(List<byte[]> parts, BodySink sink) throws InterruptedException {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            var crc = new CRC32();
            sink.write(HEADER);
            for (byte[] part : parts) {
                crc.update(part);
                deflater.setInput(part);
                drain(deflater, sink);
            }
            deflater.finish();
            drain(deflater, sink);
            sink.write(trailer(crc.getValue(), deflater.getBytesRead()));
        } finally {
            deflater.end();
        }
    }

    private static void drain(Deflater deflater, BodySink sink) throws InterruptedException {
        var buffer = new byte[BUFFER];
        while (!deflater.needsInput() || !deflater.finished()) {
            int length = deflater.deflate(buffer);
            if (length == 0) {
                return;
            }
            sink.write(Arrays.copyOf(buffer, length));
        }
    }

    private static byte[] trailer(long crc, long length) {
        var bytes = new byte[8];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (crc >>> (8 * i));
            bytes[4 + i] = (byte) (length >>> (8 * i));
        }
        return bytes;
    }
}
