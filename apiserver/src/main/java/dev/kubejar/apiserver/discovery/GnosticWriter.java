package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.apiserver.protobuf.WireWriter;
import java.util.List;

/// Writes a Swagger 2.0 document as gnostic's protobuf. What [GnosticMessage] has no field for is
/// left out.
///
/// From the end to the beginning, as [WireWriter] does: fields and elements come last one first.
final class GnosticWriter {
    private final WireWriter out = new WireWriter();

    private GnosticWriter() {}

    static byte[] bytes(JsonObject document) {
        var writer = new GnosticWriter();
        writer.fields(GnosticMessage.DOCUMENT, document);
        return writer.out.toBytes();
    }

    private void fields(GnosticMessage message, JsonObject json) {
        for (String key : json.keys().reversed()) {
            json.find(key).ifPresent(value -> field(message, key, value));
        }
    }

    private void field(GnosticMessage message, String key, Json value) {
        GnosticMessage.Field field = message.fields().get(key);
        if (field != null) {
            value(field.number(), field.shape(), value);
        } else if (key.startsWith("x-")) {
            entry(message.extensions(), new GnosticShape.Yaml(), key, value);
        }
    }

    private void value(int number, GnosticShape shape, Json value) {
        switch (shape) {
            case GnosticShape.Text() when value instanceof JsonString(String text) ->
                    out.text(number, text);
            case GnosticShape.Flag() when value instanceof JsonBoolean flag -> flag(number, flag);
            case GnosticShape.Yaml() -> yaml(number, value);
            case GnosticShape.Each(GnosticShape element) when value instanceof JsonArray array ->
                    array.values().reversed().forEach(one -> value(number, element, one));
            case GnosticShape.Nested(var message) when value instanceof JsonObject object ->
                    message(number, () -> fields(message.get(), object));
            case GnosticShape.Inside(int inside, GnosticShape inner) ->
                    message(number, () -> value(inside, inner, value));
            case GnosticShape.Entries entries when value instanceof JsonObject object ->
                    message(number, () -> entries(entries, object));
            case GnosticShape.Choice() when value instanceof JsonObject object ->
                    value(number, GnosticShape.Choice.of(object.string("in")), object);
            case GnosticShape misfit ->
                    throw new IllegalArgumentException(misfit + " cannot hold " + value);
        }
    }

    private void flag(int number, JsonBoolean flag) {
        if (flag.value()) { // protobuf leaves zeros out
            out.number(number, 1);
        }
    }

    /// JSON is YAML.
    private void yaml(int number, Json value) {
        message(number, () -> out.bytes(2, JsonWriter.bytes(value)));
    }

    private void entries(GnosticShape.Entries shape, JsonObject object) {
        List<String> keys = object.keys();
        for (String key : keys.reversed()) {
            object.find(key).ifPresent(value -> entry(shape.number(), shape.value(), key, value));
        }
    }

    private void entry(int number, GnosticShape shape, String key, Json value) {
        message(
                number,
                () -> {
                    value(2, shape, value);
                    out.text(1, key);
                });
    }

    private void message(int number, Runnable content) {
        int before = out.size();
        content.run();
        out.message(number, before);
    }
}
