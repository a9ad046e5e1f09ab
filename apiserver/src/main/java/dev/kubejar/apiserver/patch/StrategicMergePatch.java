package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.PatchStrategy;
import dev.kubejar.apiserver.schema.Schema;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Strategic merge patch: a merge patch that knows, from the kind's schema, which lists are merged
/// element by element and by which key.
///
/// Its directives: `$patch: replace|delete` in an object or list element, `$retainKeys` (clear what
/// is not named), `$deleteFromPrimitiveList/FIELD` and `$setElementOrder/FIELD` beside a list.
///
/// Source: [strategic merge
/// patch](https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md)
public final class StrategicMergePatch {
    private StrategicMergePatch() {}

    /// The object that `patch` makes of `original`.
    ///
    /// @param schema of the object's kind
    public static JsonObject apply(JsonObject original, JsonObject patch, Schema schema) {
        if (patch.has(Directives.PATCH)) {
            return switch (Directives.word(patch)) {
                case "replace" -> Directives.without(patch);
                case "delete" -> JsonObject.EMPTY;
                default -> throw Directives.unknown(patch);
            };
        }
        JsonObject retained = Directives.retained(original, patch);
        JsonObject.Builder merged = retained.toBuilder();
        Set<String> ordered = new HashSet<>();
        patch.forEach((key, order) -> {
            if (Directives.isOrder(key)) {
                JsonArray wanted = Directives.list(order);
                String field = Directives.fieldOf(key);
                ordered.add(field);
                ordered(retained, patch, field, wanted, schema)
                        .ifPresent(list -> merged.put(field, list));
            }
        });
        patch.forEach((key, value) -> {
            if (!key.startsWith("$") && !ordered.contains(key)) {
                merge(merged, retained.find(key), key, value, schema);
            }
        });
        patch.forEach((key, value) -> {
            if (Directives.isDeletion(key)) {
                delete(merged, Directives.fieldOf(key), value, schema);
            }
        });
        return merged.build();
    }

    private static void merge(
            JsonObject.Builder merged,
            Optional<Json> original,
            String key,
            Json value,
            Schema schema) {
        if (value instanceof JsonNull) {
            merged.remove(key);
            return;
        }
        Schema field = fieldOf(schema, key);
        Json before = original.orElse(JsonNull.NULL);
        merged.put(
                key,
                switch (value) {
                    case JsonObject object when before instanceof JsonObject base ->
                            replaces(field)
                                    ? Directives.without(object)
                                    : apply(base, object, field);
                    case JsonArray array when before instanceof JsonArray base ->
                            mergesList(field)
                                    ? StrategicList.of(field).merged(base, array)
                                    : Directives.without(array);
                    default -> Directives.without(value);
                });
    }

    private static Schema fieldOf(Schema schema, String key) {
        return schema.property(key).or(schema::additionalProperties).orElse(Schema.ANYTHING);
    }

    private static boolean replaces(Schema field) {
        return field.patchStrategies().contains(PatchStrategy.REPLACE);
    }

    private static boolean mergesList(Schema field) {
        return field.patchStrategies().contains(PatchStrategy.MERGE);
    }

    private static void delete(JsonObject.Builder merged, String key, Json value, Schema schema) {
        Optional<Json> soFar = merged.build().find(key);
        if (value instanceof JsonNull) {
            merged.remove(key);
        } else if (soFar.isPresent()
                && soFar.get() instanceof JsonArray list
                && value instanceof JsonArray gone) {
            merged.put(
                    key,
                    mergesList(fieldOf(schema, key)) ? StrategicList.without(list, gone) : gone);
        }
    }

    /// The list under `key` with the patch's elements, in the patch's order; empty when neither the
    /// object nor the patch has one.
    private static Optional<Json> ordered(
            JsonObject original, JsonObject patch, String key, JsonArray wanted, Schema schema) {
        Optional<JsonArray> before = original.find(key).map(Directives::list);
        Optional<JsonArray> change = patch.find(key).map(Directives::list);
        Schema field = fieldOf(schema, key);
        StrategicList list = StrategicList.of(field);
        list.checkOrder(change.orElse(JsonArray.EMPTY), wanted);
        if (before.isEmpty() && change.isEmpty()) {
            return Optional.empty();
        }
        JsonArray merged =
                before.isPresent() && change.isPresent()
                        ? mergesList(field) ? list.merged(before.get(), change.get()) : change.get()
                        : before.or(() -> change).get();
        return Optional.of(list.arranged(merged, wanted, before.orElse(JsonArray.EMPTY)));
    }
}
