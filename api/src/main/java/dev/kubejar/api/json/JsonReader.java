package dev.kubejar.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Bytes to trees. Keys are interned by the parser, so trees of one kind share them.
public final class JsonReader {
    /// How deep a stranger's objects and arrays may lie within each other. What is made of them
    /// lies deeper: who owns which field, or a list around them.
    public static final int MAX_FOREIGN_DEPTH = 512;

    private static final JsonFactory FOREIGN = factory(MAX_FOREIGN_DEPTH);
    private static final JsonFactory OURS = factory(2 * MAX_FOREIGN_DEPTH);

    private final JsonParser parser;
    private final Consumer<String> onDuplicateField;

    /// Of the value that is being read, such as `spec.containers[0].image`.
    private final StringBuilder path = new StringBuilder();

    private JsonReader(JsonParser parser, Consumer<String> onDuplicateField) {
        this.parser = parser;
        this.onDuplicateField = onDuplicateField;
    }

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .maxStringLength(64 << 20)
                                .build())
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .build();
    }

    public static Json parse(byte[] json) {
        return read(OURS, json, _ -> {});
    }

    public static Json parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Parses exactly one object.
    public static JsonObject parseObject(byte[] json) {
        if (parse(json) instanceof JsonObject object) {
            return object;
        }
        throw new JsonParseException("not a JSON object");
    }

    public static JsonObject parseObject(String json) {
        return parseObject(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Parses one value from a stranger, no deeper than [#MAX_FOREIGN_DEPTH]; `onDuplicateField`
    /// hears the path of each repeated field, such as `spec.replicas`. Its last value wins.
    public static Json parseForeign(byte[] json, Consumer<String> onDuplicateField) {
        return read(FOREIGN, json, onDuplicateField);
    }

    private static Json read(JsonFactory factory, byte[] json, Consumer<String> onDuplicateField) {
        try (JsonParser parser = factory.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonParseException("unexpected end of JSON input");
            }
            Json value = new JsonReader(parser, onDuplicateField).value(first);
            if (parser.nextToken() != null) {
                throw new JsonParseException("unexpected data after the JSON value");
            }
            return value;
        } catch (JsonEOFException e) {
            throw new JsonParseException("unexpected end of JSON input");
        } catch (StreamConstraintsException e) {
            throw new JsonParseException("exceeded max depth"); // the one constraint to speak of
        } catch (JsonProcessingException e) {
            throw new JsonParseException(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Json value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> new JsonDecimal(parser.getDoubleValue());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new JsonParseException("unexpected token " + token);
        };
    }

    private Json object() throws IOException {
        var builder = JsonObject.builder();
        int here = path.length();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            path.append(here == 0 ? "" : ".").append(key);
            if (builder.has(key)) {
                onDuplicateField.accept(path.toString());
            }
            builder.put(key, value(parser.nextToken()));
            path.setLength(here);
        }
        return builder.build();
    }

    private Json array() throws IOException {
        List<Json> values = new ArrayList<>();
        int here = path.length();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            path.append('[').append(values.size()).append(']');
            values.add(value(token));
            path.setLength(here);
        }
        return JsonArray.of(values);
    }

    private Json integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> new JsonInteger(parser.getLongValue());
            case BIG_INTEGER -> new JsonDecimal(new BigInteger(parser.getText()).doubleValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> new JsonDecimal(parser.getDoubleValue());
        };
    }
}
