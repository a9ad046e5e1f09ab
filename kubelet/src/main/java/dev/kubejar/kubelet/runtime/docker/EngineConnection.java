package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.client.HttpBody;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// HTTP/1.1 on one socket: a request, then its answer, then the next. Belongs to one thread at a
/// time (two after an upgrade: one a direction); `close` may come from any and ends what waits.
final class EngineConnection implements AutoCloseable {
    private static final int HEADERS_MAX = 100;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private EngineConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
        this.out = Channels.newOutputStream(channel);
    }

    static EngineConnection open(EngineAddress address) throws IOException {
        return new EngineConnection(address.connect());
    }

    /// An answer's status and headers, their names in lower case.
    record Head(int status, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Sends a request; the answer's body is still to be read.
    Head exchange(EngineRequest request, String prefix) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request.head(prefix));
        bytes.writeBytes(request.body());
        out.write(bytes.toByteArray());
        return readHead();
    }

    private Head readHead() throws IOException {
        String status = HttpBody.readLine(in);
        if (!status.matches("HTTP/1\\.\\d \\d{3}( .*)?")) {
            throw new IOException("not an HTTP answer: " + status);
        }
        var headers = new HashMap<String, String>();
        for (String line = HttpBody.readLine(in); !line.isEmpty(); line = HttpBody.readLine(in)) {
            int colon = line.indexOf(':');
            if (colon < 0 || headers.size() == HEADERS_MAX) {
                throw new IOException("not an HTTP answer's headers");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, line.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.substring(9, 12)), headers);
    }

    /// The body that follows `head`.
    HttpBody body(Head head) {
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            return HttpBody.chunked(in);
        }
        String length = head.header("content-length");
        boolean untilClose = length.isEmpty() && head.status() != 204 && head.status() != 304;
        return untilClose
                ? HttpBody.toTheEnd(in)
                : HttpBody.ofLength(in, length.isEmpty() ? 0 : Long.parseLong(length));
    }

    /// What comes after an upgrade.
    InputStream input() {
        return in;
    }

    /// What goes out after an upgrade; closing it half-closes the connection.
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.shutdownOutput();
                }
            }
        };
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing that was sent or read depends on how the end went.
        }
    }
}
