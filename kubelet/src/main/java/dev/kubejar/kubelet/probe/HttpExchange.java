package dev.kubejar.kubelet.probe;

import dev.kubejar.client.DuplexStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One HTTP/1.1 GET on a connection of its own, as probes and hooks need it: the status, one header
/// and the beginning of the body.
final class HttpExchange {
    private static final int MAX_HEAD_BYTES = 64 << 10;
    private static final int MAX_BODY_BYTES = 10 << 10;

    private HttpExchange() {}

    /// What came back.
    ///
    /// @param location of a redirect
    record Answer(int status, Optional<String> location, String body) {}

    static Answer get(DuplexStream connection, String target, List<Header> headers)
            throws IOException {
        var request = new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\n");
        headers.forEach(header ->
                request.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        request.append("Connection: close\r\n\r\n");
        connection.output().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
        connection.output().flush();
        return read(connection.input());
    }

    private static Answer read(InputStream in) throws IOException {
        List<String> head = head(in);
        Optional<String> location =
                head.stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
                        .map(line -> line.substring("location:".length()).strip())
                        .findFirst();
        return new Answer(status(head.getFirst()), location, body(in));
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length >= 2 && words[0].startsWith("HTTP/") && words[1].matches("[0-9]{3}")) {
            return Integer.parseInt(words[1]);
        }
        throw new IOException("malformed HTTP response \"" + line + "\"");
    }

    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        int bytes = 0;
        while (true) {
            String line = line(in);
            bytes += line.length() + 2;
            if (line.isEmpty()) {
                if (lines.isEmpty()) {
                    throw new IOException("malformed HTTP response \"\"");
                }
                return lines;
            }
            if (bytes > MAX_HEAD_BYTES) {
                throw new IOException("server response headers exceeded " + MAX_HEAD_BYTES);
            }
            lines.add(line);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("EOF");
            }
            if (b != '\r') {
                line.write(b);
            }
            if (line.size() > MAX_HEAD_BYTES) {
                throw new IOException("server response headers exceeded " + MAX_HEAD_BYTES);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static String body(InputStream in) throws IOException {
        return new String(in.readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8);
    }
}
