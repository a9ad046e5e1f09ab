package dev.kubejar.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Trees to bytes: UTF-8, no white space, texts escaped as Go escapes them.
public final class JsonWriter {
    /// Buffers are shared by all threads: most writers are virtual threads that write once.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build()
                    .setCharacterEscapes(new GoEscapes());

    private JsonWriter() {}

    public static byte[] bytes(Json json) {
        var bytes = new ByteArrayOutputStream(512);
        try {
            write(json, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The bytes of a tree on both sides of one text in it, whose quotes they have.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares halves
    public record Split(byte[] bytes, int at) {

        /// The whole, with `text` in the gap.
        public byte[] around(byte[] text) {
            byte[] whole = new byte[bytes.length + text.length];
            System.arraycopy(bytes, 0, whole, 0, at);
            System.arraycopy(text, 0, whole, at, text.length);
            System.arraycopy(bytes, at, whole, at + text.length, bytes.length - at);
            return whole;
        }
    }

    /// Splits `json` at the empty text at `path`.
    public static Split split(JsonObject json, List<String> path) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            int at = split(json, path, out, bytes);
            out.writeEndObject();
            out.flush();
            return new Split(bytes.toByteArray(), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the fields of `object`; returns where the text is.
    private static int split(
            JsonObject object, List<String> path, JsonGenerator out, ByteArrayOutputStream bytes)
            throws IOException {
        int at = -1;
        for (String key : object.keys()) {
            out.writeFieldName(key);
            Json value = object.find(key).orElse(JsonNull.NULL);
            if (!key.equals(path.getFirst())) {
                write(value, out);
            } else if (path.size() == 1) {
                write(value, out);
                at = bytes.size() + out.getOutputBuffered() - 1;
            } else {
                out.writeStartObject();
                at = split(object.object(key), path.subList(1, path.size()), out, bytes);
                out.writeEndObject();
            }
        }
        return at;
    }

    private static void write(Json json, OutputStream out) throws IOException {
        try (JsonGenerator generator =
                FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            write(json, generator);
        }
    }

    static String text(Json json) {
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(json, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Json json, JsonGenerator out) throws IOException {
        switch (json) {
            case JsonObject object -> {
                out.writeStartObject();
                for (int i = 0; i < object.size(); i++) {
                    out.writeFieldName(object.key(i));
                    write(object.value(i), out);
                }
                out.writeEndObject();
            }
            case JsonArray array -> {
                out.writeStartArray();
                for (Json value : array) {
                    write(value, out);
                }
                out.writeEndArray();
            }
            case JsonString(String value) -> out.writeString(value);
            case JsonInteger(long value) -> out.writeNumber(value);
            case JsonDecimal decimal -> out.writeNumber(decimal.toString());
            case JsonBoolean value -> out.writeBoolean(value.value());
            case JsonNull _ -> out.writeNull();
        }
    }
}
