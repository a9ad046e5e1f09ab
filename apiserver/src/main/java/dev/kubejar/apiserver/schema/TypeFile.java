package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A resource with one type a line: its name, a tab, and what is known of it as JSON. A line is
/// parsed only when its type is asked for: of core's 219 types a cluster that starts needs a few.
final class TypeFile {
    private final byte[] bytes;
    private final Map<String, Line> lines = new HashMap<>();

    /// Where a type's JSON is.
    private record Line(int from, int to) {}

    private TypeFile(byte[] bytes) {
        this.bytes = bytes;
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\t') {
                String name = new String(bytes, start, at - start, StandardCharsets.UTF_8);
                int end = endOfLine(at);
                lines.put(name, new Line(at + 1, end));
                start = end + 1;
                at = end;
            }
        }
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /// A missing file is a broken jar: an unchecked exception.
    static TypeFile read(String path) {
        try (InputStream in = TypeFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return new TypeFile(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String type) {
        return lines.containsKey(type);
    }

    /// Empty for a type that the file does not have.
    JsonObject get(String type) {
        Line line = lines.get(type);
        return line == null
                ? JsonObject.EMPTY
                : JsonReader.parseObject(Arrays.copyOfRange(bytes, line.from, line.to));
    }
}
