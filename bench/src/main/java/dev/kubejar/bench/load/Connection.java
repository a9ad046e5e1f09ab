package dev.kubejar.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;

/// One HTTP/1.1 connection over TLS that is kept: as little client as can be, since it shares the
/// machine with the server under test. For one thread.
final class Connection implements OpenWatch {
    private static final String JSON = "application/json";
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] skipped = new byte[BUFFER];
    private long contentLength;

    Connection(SocketFactory sockets, int port) throws IOException {
        socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        if (socket instanceof SSLSocket secure) {
            secure.startHandshake(); // or the first request would pay for it
        }
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /// Sends and reads the answer away; the number of bytes of its body. Any status from 300 on is
    /// an [IOException].
    long get(String path) throws IOException {
        return get(path, JSON);
    }

    /// As [#get], in a form of the caller's choice.
    long get(String path, String accept) throws IOException {
        send("GET", path, accept, JSON, new byte[0]);
        head();
        return skipBody();
    }

    void post(String path, byte[] body) throws IOException {
        send("POST", path, JSON, JSON, body);
        head();
        skipBody();
    }

    /// A server-side apply.
    void apply(String path, byte[] body) throws IOException {
        send("PATCH", path, JSON, "application/apply-patch+yaml", body);
        head();
        skipBody();
    }

    String read(String path) throws IOException {
        send("GET", path, JSON, JSON, new byte[0]);
        head();
        return new String(in.readNBytes((int) contentLength), StandardCharsets.UTF_8);
    }

    /// Begins a watch, whose lines are then had with [#line].
    void watch(String path) throws IOException {
        send("GET", path, JSON, JSON, new byte[0]);
        head();
    }

    /// Without the chunks' heads.
    @Override
    public String line() throws IOException {
        String line = rawLine();
        while (!line.startsWith("{")) { // a chunk's length, or the end of one
            line = rawLine();
        }
        return line;
    }

    private void send(String method, String path, String accept, String type, byte[] body)
            throws IOException {
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: "
                        + accept
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        out.write(whole);
        out.flush();
    }

    private void head() throws IOException {
        String status = rawLine();
        contentLength = -1;
        for (String line = rawLine(); !line.isEmpty(); line = rawLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                contentLength = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(
                    status + " " + new String(in.readNBytes(500), StandardCharsets.UTF_8));
        }
    }

    private long skipBody() throws IOException {
        if (contentLength >= 0) {
            skip(contentLength);
            return contentLength;
        }
        long total = 0;
        for (int size = chunk(); size > 0; size = chunk()) {
            skip(size);
            total += size;
            rawLine();
        }
        rawLine();
        return total;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(rawLine(), 16);
    }

    private void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            int read = in.read(skipped, 0, (int) Math.min(left, skipped.length));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
        }
    }

    private String rawLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
