package dev.kubejar.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Trees to bytes: UTF-8, no white space.
public final class JsonWriter {
    /// Buffers are shared by all threads: most writers are virtual threads that write once.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build();

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
