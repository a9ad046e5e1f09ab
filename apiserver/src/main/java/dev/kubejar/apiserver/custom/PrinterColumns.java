package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.builtin.HumanDuration;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.Column;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The columns of a custom kind, made from `additionalPrinterColumns`.
///
/// Source:
/// [tableconvertor](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor/tableconvertor.go)
final class PrinterColumns {
    private static final String NAME_DESCRIPTION =
            "Name must be unique within a namespace. Is required when creating resources, although"
                    + " some resources may allow a client to request the generation of an"
                    + " appropriate name automatically. Name is primarily intended for creation"
                    + " idempotence and configuration definition. Cannot be updated. More info:"
                    + " https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";

    private static final String AGE_DESCRIPTION =
            "CreationTimestamp is a timestamp representing the server time when this object was"
                    + " created. It is not guaranteed to be set in happens-before order across"
                    + " separate operations. Clients may not set this value. It is represented in"
                    + " RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. Null for"
                    + " lists. More info:"
                    + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

    private static final Column NAME =
            new Column(
                    "Name",
                    "string",
                    "name",
                    NAME_DESCRIPTION,
                    0,
                    (object, _) -> Json.of(object.meta().name()));

    private static final JsonObject AGE =
            JsonObject.EMPTY
                    .with("name", "Age")
                    .with("type", "date")
                    .with("description", AGE_DESCRIPTION)
                    .with("jsonPath", ".metadata.creationTimestamp");

    private PrinterColumns() {}

    /// The name and the columns of `definitions`, up to the first whose path cannot be read; the
    /// age when there are none.
    static List<Column> of(List<JsonObject> definitions) {
        var columns = new ArrayList<Column>();
        columns.add(NAME);
        for (JsonObject definition : definitions.isEmpty() ? List.of(AGE) : definitions) {
            try {
                columns.add(column(definition));
            } catch (IllegalArgumentException e) {
                return columns;
            }
        }
        return columns;
    }

    private static Column column(JsonObject definition) {
        String jsonPath = definition.string("jsonPath");
        String type = definition.string("type");
        JsonPath path = JsonPath.parse(jsonPath);
        return new Column(
                definition.string("name"),
                type,
                definition.string("format"),
                definition
                        .findString("description")
                        .filter(words -> !words.isEmpty())
                        .orElse(
                                "Custom resource definition column (in JSONPath format): "
                                        + jsonPath),
                (int) definition.integer("priority", 0),
                (object, now) -> cell(path, type, object, now));
    }

    /// The first result alone, as upstream; null when there is none or it is of another type.
    private static Json cell(JsonPath path, String type, ApiObject object, Instant now) {
        List<Json> found = path.find(object.json());
        if (found.isEmpty()) {
            return JsonNull.NULL;
        }
        Json value = found.getFirst();
        return switch (type) {
            case "string" -> Json.of(printed(value));
            case "integer" -> integer(value);
            case "number" -> number(value);
            case "boolean" -> value instanceof JsonBoolean ? value : JsonNull.NULL;
            case "date" ->
                    value instanceof JsonString(String time) ? age(time, now) : JsonNull.NULL;
            default -> JsonNull.NULL;
        };
    }

    private static String printed(Json value) {
        return switch (value) {
            case JsonString(String text) -> text;
            case JsonNull _ -> "<nil>";
            case JsonObject object -> sorted(object).toString();
            case JsonArray array -> sorted(array).toString();
            case JsonBoolean flag -> flag.toString();
            case JsonInteger number -> number.toString();
            case JsonDecimal number -> number.toString();
        };
    }

    /// As Go writes a map: by the names of its fields.
    private static Json sorted(Json value) {
        return switch (value) {
            case JsonObject object -> {
                var fields = JsonObject.builder();
                object.keys().stream()
                        .sorted(Comparator.naturalOrder())
                        .forEach(key ->
                                fields.put(key, sorted(object.find(key).orElse(JsonNull.NULL))));
                yield fields.build();
            }
            case JsonArray array ->
                    JsonArray.of(array.values().stream().map(PrinterColumns::sorted).toList());
            default -> value;
        };
    }

    private static Json integer(Json value) {
        return switch (value) {
            case JsonInteger _ -> value;
            case JsonDecimal(double number) -> Json.of((long) number);
            default -> JsonNull.NULL;
        };
    }

    private static Json number(Json value) {
        return value instanceof JsonInteger || value instanceof JsonDecimal ? value : JsonNull.NULL;
    }

    private static Json age(String time, Instant now) {
        if (time.isEmpty() || time.equals("null")) {
            return Json.of("<unknown>");
        }
        try {
            return Json.of(HumanDuration.since(Optional.of(Timestamps.parse(time)), now));
        } catch (DateTimeException e) {
            return Json.of("<invalid>");
        }
    }
}
