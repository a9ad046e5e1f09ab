package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/// A stream of JSON objects, one a line. Belongs to one thread; `close` may come from any and ends
/// a waiting `next`.
final class JsonLines implements AutoCloseable {
    private final InputStream stream;
    private final BufferedReader lines;

    JsonLines(InputStream stream) {
        this.stream = stream;
        this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /// Blocks for the next object; empty at the end.
    Optional<JsonObject> next() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        return line == null ? Optional.empty() : Optional.of(parse(line));
    }

    private static JsonObject parse(String line) throws IOException {
        try {
            return JsonReader.parseObject(line);
        } catch (JsonParseException e) {
            throw new IOException("the engine sent what is no JSON object: " + line, e);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close(); // the reader's own close would wait for the line that is being read
    }
}
