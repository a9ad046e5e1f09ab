package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.apiserver.schema.PatchStrategy;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Strategic merge patch: a merge patch that knows, from the kind's schema, which lists are merged
/// element by element and by which key.
///
/// Its directives: `$patch: replace|delete|merge` in an object or list element, `$retainKeys`
/// (clear what is not named), `$deleteFromPrimitiveList/FIELD` and `$setElementOrder/FIELD` beside
/// a list.
///
/// Source: [strategic merge
/// patch](https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md)
public final class StrategicMergePatch {
    private static final String PATCH = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList/";
    private static final String SET_ORDER = "$setElementOrder/";

    private StrategicMergePatch() {}

    /// The object that `patch` makes of `original`.
    ///
    /// @param schema of the object's kind
    public static JsonObject apply(JsonObject original, JsonObject patch, Schema schema) {
        return mergeObject(original, patch, schema);
    }

    // ---- objects

    private static JsonObject mergeObject(JsonObject original, JsonObject patch, Schema schema) {
        Optional<String> directive = patch.find(PATCH).map(StrategicMergePatch::directive);
        if (directive.isPresent()) {
            return switch (directive.get()) {
                case "replace" -> withoutDirectives(patch.without(PATCH));
                case "delete" -> JsonObject.EMPTY;
                case "merge" -> mergeObject(original, patch.without(PATCH), schema);
                case String other -> throw unknownDirective(other);
            };
        }
        JsonObject retained = retainKeys(original, patch);
        JsonObject.Builder merged = retained.toBuilder();
        var order = new LinkedHashMap<String, JsonArray>();
        patch.forEach((key, value) -> {
            if (key.startsWith(SET_ORDER) && value instanceof JsonArray array) {
                order.put(key.substring(SET_ORDER.length()), array);
            }
        });
        order.forEach((key, wanted) -> mergeOrdered(merged, retained, patch, key, wanted, schema));
        patch.forEach((key, value) -> {
            if (!key.startsWith("$") && !order.containsKey(key)) {
                mergeField(merged, retained.find(key), key, value, schema);
            }
        });
        patch.forEach((key, value) -> {
            if (key.startsWith(DELETE_FROM_LIST)) {
                deleteFromList(merged, key.substring(DELETE_FROM_LIST.length()), value);
            }
        });
        return merged.build();
    }

    private static String directive(Json value) {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    private static PatchException unknownDirective(String directive) {
        return PatchException.unfitting(
                "Unknown patch type found: %s in map: %s".formatted(directive, PATCH));
    }

    private static JsonObject retainKeys(JsonObject original, JsonObject patch) {
        if (!(patch.find(RETAIN_KEYS).orElse(JsonNull.NULL) instanceof JsonArray keys)) {
            return original;
        }
        Set<String> kept = new HashSet<>(keys.strings());
        for (String key : patch.keys()) {
            if (!key.startsWith("$") && !kept.contains(key)) {
                throw PatchException.malformed(
                        "$retainKeys list and patch are not consistent: " + key);
            }
        }
        JsonObject.Builder retained = JsonObject.builder();
        original.forEach((key, value) -> {
            if (kept.contains(key)) {
                retained.put(key, value);
            }
        });
        return retained.build();
    }

    private static void mergeField(
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
                    case JsonObject object
                            when before instanceof JsonObject base && !replaces(field) ->
                            mergeObject(base, object, field);
                    case JsonArray array
                            when before instanceof JsonArray base && mergesList(field) ->
                            mergeList(base, array, field);
                    default -> withoutDirectives(value);
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

    // ---- lists

    private static JsonArray mergeList(JsonArray original, JsonArray patch, Schema field) {
        Optional<String> key = field.patchMergeKey();
        boolean objects = patch.values().stream().anyMatch(JsonObject.class::isInstance);
        if (!objects && key.isEmpty()) {
            return mergeScalars(original, patch);
        }
        String mergeKey =
                key.orElseThrow(() ->
                        PatchException.unfitting(
                                "cannot merge lists without merge key for type " + field.goType()));
        return mergeByKey(original, patch, mergeKey, field.items().orElse(Schema.ANYTHING));
    }

    private static JsonArray mergeScalars(JsonArray original, JsonArray patch) {
        var all = new ArrayList<Json>();
        original.forEach(value -> addOnce(all, value));
        patch.forEach(value -> addOnce(all, value));
        return JsonArray.of(all);
    }

    private static void addOnce(List<Json> values, Json value) {
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    private static JsonArray mergeByKey(
            JsonArray original, JsonArray patch, String mergeKey, Schema items) {
        List<JsonObject> ordinary = new ArrayList<>();
        var merged = new ArrayList<>(original.values());
        boolean replace = false;
        for (Json element : patch) {
            if (!(element instanceof JsonObject object)) {
                throw PatchException.malformed(
                        "expected a list of objects, found " + element.typeName());
            }
            String directive = object.find(PATCH).map(StrategicMergePatch::directive).orElse("");
            switch (directive) {
                case "" -> ordinary.add(object);
                case "delete" -> merged.removeIf(one -> sameKey(one, object, mergeKey));
                case "replace" -> replace = true;
                case "merge" ->
                        throw PatchException.unfitting(
                                "merging lists cannot yet be specified in the patch");
                default -> throw unknownDirective(directive);
            }
        }
        if (replace) {
            return JsonArray.of(ordinary);
        }
        ordinary.forEach(object -> mergeElement(merged, object, mergeKey, items));
        return JsonArray.of(merged);
    }

    private static void mergeElement(
            List<Json> merged, JsonObject patch, String mergeKey, Schema items) {
        if (!patch.has(mergeKey)) {
            throw PatchException.unfitting(
                    "map: %s does not contain declared merge key: %s".formatted(patch, mergeKey));
        }
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i) instanceof JsonObject base && sameKey(base, patch, mergeKey)) {
                merged.set(i, mergeObject(base, patch, items));
                return;
            }
        }
        merged.add(withoutDirectives(patch));
    }

    private static boolean sameKey(Json element, JsonObject other, String mergeKey) {
        return element instanceof JsonObject object
                && object.find(mergeKey).isPresent()
                && object.find(mergeKey).equals(other.find(mergeKey));
    }

    private static void deleteFromList(JsonObject.Builder merged, String key, Json value) {
        JsonObject soFar = merged.build();
        if (value instanceof JsonArray gone && soFar.has(key)) {
            merged.put(
                    key,
                    JsonArray.of(
                            soFar.array(key).values().stream()
                                    .filter(one -> !gone.values().contains(one))
                                    .toList()));
        }
    }

    // ---- $setElementOrder

    private static void mergeOrdered(
            JsonObject.Builder merged,
            JsonObject original,
            JsonObject patch,
            String key,
            JsonArray wanted,
            Schema schema) {
        Schema field = fieldOf(schema, key);
        mergeField(
                merged, original.find(key), key, patch.find(key).orElse(JsonArray.EMPTY), schema);
        if (!original.has(key) && !patch.has(key)) {
            merged.remove(key);
            return;
        }
        JsonArray all = merged.build().array(key);
        merged.put(
                key, ListOrder.of(field.patchMergeKey()).arrange(all, wanted, original.array(key)));
    }

    // ---- values taken as they are

    /// What a patch sets anew: without its directives and `null`s.
    private static Json withoutDirectives(Json value) {
        return switch (value) {
            case JsonObject object -> withoutDirectives(object);
            case JsonArray array ->
                    JsonArray.of(
                            array.values().stream()
                                    .filter(one -> !isDirectiveElement(one))
                                    .map(StrategicMergePatch::withoutDirectives)
                                    .toList());
            default -> value;
        };
    }

    private static boolean isDirectiveElement(Json element) {
        return element instanceof JsonObject object && object.has(PATCH);
    }

    private static JsonObject withoutDirectives(JsonObject object) {
        JsonObject.Builder plain = JsonObject.builder();
        object.forEach((key, value) -> {
            boolean directive =
                    key.equals(PATCH)
                            || key.equals(RETAIN_KEYS)
                            || key.startsWith(DELETE_FROM_LIST)
                            || key.startsWith(SET_ORDER);
            if (!directive && !(value instanceof JsonNull)) {
                plain.put(key, withoutDirectives(value));
            }
        });
        return plain.build();
    }
}
