package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.status.GoValue;
import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.LinkedHashSet;
import java.util.List;

/// Makes of the tree that a client sent the custom object that upstream's decoder would make of it:
/// unknown fields are dropped and told, as are those of its metadata and of the metadata of what it
/// embeds; a `null` that may not be one is absent. Values of a wrong type stay: validation tells of
/// them.
///
/// Pure.
public final class BodyCheck {
    private BodyCheck() {}

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
        var metadata = new EmbeddedMetadata(objectMeta);
        JsonObject named = metadata.read(body, Where.ROOT);
        Pruning.Pruned pruned = Pruning.prune(schema, named);
        JsonObject kept = Defaulting.withoutNulls(schema, pruned.object());
        List<String> ofRoot = metadata.problems();
        JsonObject read = embedded(metadata, schema, kept);
        var problems = new LinkedHashSet<String>();
        duplicates.forEach(path -> problems.add(told("duplicate", path)));
        problems.addAll(ofRoot);
        pruned.unknown().forEach(path -> problems.add(told("unknown", path)));
        problems.addAll(metadata.problems());
        return new FieldCheck.Checked(restored(read, named), List.copyOf(problems));
    }

    private static String told(String what, String path) {
        return "%s field \"%s\"".formatted(what, path);
    }

    private static JsonObject embedded(
            EmbeddedMetadata metadata, StructuralSchema schema, JsonObject object) {
        try {
            return (JsonObject) metadata.readEmbedded(schema, object, Where.ROOT);
        } catch (InvalidEmbeddedException e) {
            throw new TypeMismatchException(e.problem().message());
        }
    }

    private static void requireString(JsonObject body, String field) {
        Json value = body.find(field).orElse(Json.of(""));
        if (!(value instanceof JsonString)) {
            throw new TypeMismatchException(
                    ".%s accessor error: %s is of the type %s, expected string"
                            .formatted(field, goText(value), goType(value)));
        }
    }

    private static String goText(Json value) {
        return value == JsonNull.NULL ? "<nil>" : GoValue.text(value);
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
}
