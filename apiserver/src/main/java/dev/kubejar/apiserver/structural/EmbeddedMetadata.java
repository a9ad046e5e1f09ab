package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the `metadata` of an object and of what it embeds as upstream's decoder does: fields that
/// no metadata has are dropped and told, times are in their canonical form.
///
/// Belongs to one thread and one object.
final class EmbeddedMetadata {
    private static final String METADATA = "metadata";

    private final Schema objectMeta;
    private final List<String> problems = new ArrayList<>(0);

    EmbeddedMetadata(Schema objectMeta) {
        this.objectMeta = objectMeta;
    }

    /// `unknown field "metadata.lables"`
    List<String> problems() {
        return List.copyOf(problems);
    }

    /// The object at `where` with its metadata read, if it has any.
    ///
    /// @throws TypeMismatchException when a field of it is of a wrong type
    JsonObject read(JsonObject object, Where where) {
        return object.find(METADATA)
                .map(metadata -> object.with(METADATA, metadata(metadata, where)))
                .orElse(object);
    }

    private JsonObject metadata(Json metadata, Where where) {
        Json given = metadata == JsonNull.NULL ? JsonObject.EMPTY : metadata; // as Go reads it
        FieldCheck.Checked checked =
                FieldCheck.checkPart(objectMeta, given, where.property(METADATA).toString());
        problems.addAll(checked.problems());
        return checked.object();
    }

    /// The value at `where` with the metadata of all that it embeds read.
    ///
    /// @throws InvalidEmbeddedException when that does not work
    Json readEmbedded(StructuralSchema schema, Json value, Where where) {
        return switch (value) {
            case JsonObject object -> object(schema, object, where);
            case JsonArray array when schema.items().isPresent() ->
                    Rebuilt.elements(
                            array,
                            (index, element) ->
                                    readEmbedded(
                                            schema.items().get(), element, where.index(index)));
            default -> value;
        };
    }

    private JsonObject object(StructuralSchema schema, JsonObject object, Where where) {
        JsonObject read = schema.extensions().embeddedResource() ? resource(object, where) : object;
        for (String key : object.keys()) {
            Optional<StructuralSchema> below = schema.below(key);
            if (below.isPresent()) {
                read =
                        Rebuilt.field(
                                read,
                                key,
                                value -> readEmbedded(below.get(), value, where.property(key)));
            }
        }
        return read;
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
            return read(object, where);
        } catch (TypeMismatchException e) {
            throw refused(
                    where.property(METADATA),
                    object.find(METADATA).orElseThrow(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static InvalidEmbeddedException refused(Where where, Json value, String why) {
        return new InvalidEmbeddedException(
                FieldError.invalid(where.toString(), Sorted.of(value), why));
    }
}
