package dev.kubejar.apiserver.backend;

import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.HttpBody;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request of HTTP/1.1 over a connection of its own, and the answer, whose body is read as it
/// comes. One thread's, but for [#close].
public final class BackendConnection implements AutoCloseable {
    private static final int MAX_HEAD_BYTES = 1 << 20;
    private static final int SWITCHING = 101;
    private static final int BUFFER = 32 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(BackendConnection.class);

    private final DuplexStream stream;
    private final InputStream in;

    public BackendConnection(DuplexStream stream) {
        this.stream = stream;
        this.in = new BufferedInputStream(stream.input());
    }

    /// The head of an answer.
    public record Head(int code, Headers headers) {
        public boolean isUpgrade() {
            return code == SWITCHING;
        }
    }

    // ---- there

    /// Writes `request`.
    ///
    /// @param authority whom it is for, unless its headers say so: `10.0.0.1:80`
    public void send(BackendRequest request, String authority) throws IOException {
        boolean hasBody = List.of("POST", "PUT", "PATCH").contains(request.method());
        boolean announced = hasBody || request.body().length > 0;
        writeHead(
                request,
                authority,
                announced ? "Content-Length: " + request.body().length + "\r\n" : "");
        stream.output().write(request.body());
        stream.output().flush();
    }

    /// Writes the head of `request`, and on another thread `body` in its body's place, as it comes:
    /// the answer may be there before its end. When the body breaks off the connection is closed.
    ///
    /// @param length of the body; without one it is sent in chunks
    public void send(
            BackendRequest request, String authority, InputStream body, OptionalLong length)
            throws IOException {
        writeHead(
                request,
                authority,
                length.isPresent()
                        ? "Content-Length: " + length.getAsLong() + "\r\n"
                        : "Transfer-Encoding: chunked\r\n");
        stream.output().flush();
        Thread.ofVirtual().name("backend-body").start(() -> write(body, length.isEmpty()));
    }

    private void writeHead(BackendRequest request, String authority, String framing)
            throws IOException {
        if (!isOneLine(request.target())) {
            throw new IOException("net/http: can't write control character in Request.URL");
        }
        var head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        if (!request.headers().has("Host")) {
            head.append("Host: ").append(authority).append("\r\n");
        }
        for (Map.Entry<String, String> field : request.headers()) {
            if (!isOneLine(field.getKey()) || !isOneLine(field.getValue())) {
                throw new IOException(
                        "net/http: invalid header field value for \"%s\""
                                .formatted(field.getKey()));
            }
            head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        head.append(framing).append("\r\n");
        stream.output().write(head.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// What came as HTTP/2 may hold line ends, which would begin a request of the client's own
    /// here.
    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
    }

    private void write(InputStream body, boolean inChunks) {
        OutputStream out = stream.output();
        var buffer = new byte[BUFFER];
        try {
            for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                if (inChunks && length > 0) {
                    out.write(ascii(Integer.toHexString(length) + "\r\n"));
                }
                out.write(buffer, 0, length);
                out.write(inChunks && length > 0 ? ascii("\r\n") : new byte[0]);
                out.flush();
            }
            out.write(inChunks ? ascii("0\r\n\r\n") : new byte[0]);
            out.flush();
        } catch (IOException e) {
            LOG.debug("body not sent", e);
            close();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // ---- and back

    /// Blocks for the head of the answer; interim ones are passed over.
    public Head head() throws IOException {
        Head head = oneHead();
        while (head.code() < 200 && !head.isUpgrade()) {
            head = oneHead();
        }
        return head;
    }

    private Head oneHead() throws IOException {
        String status = HttpBody.readLine(in);
        String[] words = status.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[0-9]{3}")) {
            throw new IOException(
                    "net/http: HTTP/1.x transport connection broken: malformed HTTP response \"%s\""
                            .formatted(status));
        }
        var fields = new ArrayList<Map.Entry<String, String>>();
        int bytes = 0;
        for (String line = HttpBody.readLine(in); !line.isEmpty(); line = HttpBody.readLine(in)) {
            bytes += line.length();
            int colon = line.indexOf(':');
            if (colon <= 0 || bytes > MAX_HEAD_BYTES) {
                throw new IOException(
                        "net/http: HTTP/1.x transport connection broken: malformed MIME header line: "
                                + line);
            }
            fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Head(Integer.parseInt(words[1]), Headers.of(fields));
    }

    /// The body that follows `head`. Closing it closes the connection, on any thread.
    public InputStream body(Head head, String method) {
        return new FilterInputStream(plainBody(head, method)) {
            @Override
            public void close() {
                BackendConnection.this.close();
            }
        };
    }

    private InputStream plainBody(Head head, String method) {
        if (method.equals("HEAD") || head.code() == 204 || head.code() == 304) {
            return InputStream.nullInputStream();
        }
        if (head.headers().elements("Transfer-Encoding").contains("chunked")) {
            return HttpBody.chunked(in);
        }
        return head.headers()
                .first("Content-Length")
                .flatMap(BackendConnection::length)
                .map(length -> HttpBody.ofLength(in, length))
                .orElseGet(() -> HttpBody.toTheEnd(in));
    }

    private static Optional<Long> length(String text) {
        try {
            return Optional.of(Math.max(0, Long.parseLong(text)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// What comes after the head of an answer that leaves HTTP.
    public InputStream rest() {
        return in;
    }

    public DuplexStream stream() {
        return stream;
    }

    @Override
    public void close() {
        stream.close();
    }
}
