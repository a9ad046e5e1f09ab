package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes of the tree that a client sent the custom object that upstream's decoder would make of it:
/// unknown fields are dropped and told, as are those of its metadata and of the metadata of what it
/// embeds; a `null` that may not be one is absent. Values of a wrong type stay: validation tells of
/// them.
///
/// Pure.
public final class BodyCheck {
    private final Schema objectMeta;
    private final List<String> problems = new ArrayList<>(0);

    private BodyCheck(Schema objectMeta) {
        this.objectMeta = objectMeta;
    }

    /// Checks a whole object.
    ///
    /// @param objectMeta the schema of `metadata` in every kind
    /// @param duplicates paths of repeated fields, as the parser of the body told them
    /// @throws TypeMismatchException when `apiVersion`, `kind` or `metadata` are not what they must
    ///   be, here or in an embedded object
    public static FieldCheck.Checked check(
            StructuralSchema schema, Schema objectMeta, JsonObject body, List<String> duplicates) {
        requireString(body, "kind");
        requireString(body, "apiVersion");
        var check = new BodyCheck(objectMeta);
        duplicates.forEach(path -> check.tell("duplicate", path));
        JsonObject named = check.withMetadata(body, Where.ROOT);
        Pruning.Pruned pruned = Pruning.prune(schema, named);
        pruned.unknown().forEach(path -> check.tell("unknown", path));
        JsonObject kept = Defaulting.withoutNulls(schema, pruned.object());
        JsonObject coerced = (JsonObject) check.embedded(schema, kept, Where.ROOT);
        return new FieldCheck.Checked(restored(coerced, named), check.problems);
    }

    private void tell(String what, String path) {
        problems.add("%s field \"%s\"".formatted(what, path));
    }

    private static void requireString(JsonObject body, String field) {
        Json value = body.find(field).orElse(Json.of(""));
        if (!(value instanceof JsonString)) {
            throw new TypeMismatchException(
                    ".%s accessor error: %s is of the type %s, expected string"
                            .formatted(field, GoValue.text(value), goType(value)));
        }
    }

    private static String goType(Json value) {
        return switch (value.typeName()) {
            case "object" -> "map[string]interface {}";
            case "array" -> "[]interface {}";
            case "number" -> value.toString().matches("-?[0-9]+") ? "int64" : "float64";
            case "null" -> "<nil>";
            default -> value.typeName();
        };
    }

    private JsonObject withMetadata(JsonObject object, Where where) {
        return object.find("metadata")
                .map(metadata ->
                        object.with("metadata", metadata(metadata, where.property("metadata"))))
                .orElse(object);
    }

    private JsonObject metadata(Json metadata, Where where) {
        FieldCheck.Checked checked = FieldCheck.checkPart(objectMeta, metadata, where.toString());
        problems.addAll(checked.problems());
        return checked.object();
    }

    /// The object's own names and metadata are none of the schema's business.
    private static JsonObject restored(JsonObject object, JsonObject original) {
        JsonObject restored = object;
        for (String field : Pruning.META_FIELDS) {
            if (original.has(field)) {
                restored = restored.with(field, original.find(field).orElseThrow());
            }
        }
        return restored;
    }

    // ---- embedded objects

    private Json embedded(StructuralSchema schema, Json value, Where where) {
        return switch (value) {
            case JsonObject object -> embeddedObject(schema, object, where);
            case JsonArray array when schema.items().isPresent() ->
                    Rebuilt.elements(
                            array,
                            (index, element) ->
                                    embedded(schema.items().get(), element, where.index(index)));
            default -> value;
        };
    }

    private JsonObject embeddedObject(StructuralSchema schema, JsonObject object, Where where) {
        JsonObject coerced = schema.embeddedResource() ? resource(object, where) : object;
        for (String key : object.keys()) {
            Optional<StructuralSchema> below = schema.below(key);
            if (below.isPresent()) {
                coerced =
                        Rebuilt.field(
                                coerced,
                                key,
                                value -> embedded(below.get(), value, where.property(key)));
            }
        }
        return coerced;
    }

    private JsonObject resource(JsonObject object, Where where) {
        Stream.of("apiVersion", "kind")
                .filter(object::has)
                .forEach(field -> {
                    Json value = object.find(field).orElseThrow();
                    if (!(value instanceof JsonString)) {
                        throw refused(where.property(field), value, "must be a string");
                    }
                });
        try {
            return withMetadata(object, where);
        } catch (TypeMismatchException e) {
            throw refused(
                    where.property("metadata"),
                    object.find("metadata").orElseThrow(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static TypeMismatchException refused(Where where, Json value, String why) {
        return new TypeMismatchException(
                FieldError.invalid(where.toString(), Sorted.of(value), why).message());
    }
}
