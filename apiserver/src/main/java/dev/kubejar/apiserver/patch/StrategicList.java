package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.GoText;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list that a strategic merge patch merges element by element.
///
/// @param field the schema of the list
/// @param mergeKey tells elements apart; empty where they are scalars
record StrategicList(Schema field, Optional<String> mergeKey) {

    static StrategicList of(Schema field) {
        return new StrategicList(field, field.patchMergeKey());
    }

    private Schema items() {
        return field.items().orElse(Schema.ANYTHING);
    }

    /// The list with the patch's elements. What the patch names stands in its order, new elements
    /// before the rest.
    JsonArray merged(JsonArray original, JsonArray patch) {
        if (original.isEmpty() && patch.isEmpty()) {
            return original;
        }
        if (!holdsObjects(original, patch)) {
            var all = new ArrayList<Json>();
            original.forEach(value -> addOnce(all, value));
            patch.forEach(value -> addOnce(all, value));
            return arranged(JsonArray.of(all), patch, original);
        }
        String key =
                mergeKey.orElseThrow(() ->
                        PatchException.failed(
                                "cannot merge lists without merge key for type struct"));
        JsonArray ordinary = ordinary(patch);
        if (patch.objects().stream().anyMatch(StrategicList::isReplacing)) {
            return without(ordinary);
        }
        JsonArray left = JsonArray.of(left(original, patch, key));
        return arranged(JsonArray.of(with(left, ordinary, key)), ordinary, left);
    }

    private static JsonArray without(JsonArray elements) {
        return (JsonArray) Directives.without((Json) elements);
    }

    private static void addOnce(List<Json> values, Json value) {
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    /// Whether the elements of both lists, which must be of one type, are objects.
    private static boolean holdsObjects(JsonArray original, JsonArray patch) {
        var all = new ArrayList<>(original.values());
        all.addAll(patch.values());
        Json first = all.getFirst();
        if (first instanceof JsonArray) {
            throw PatchException.unfitting("lists of lists are not supported");
        }
        String type = Directives.typeName(first);
        for (Json element : all) {
            String other = Directives.typeName(element);
            if (!other.equals(type)) {
                throw PatchException.failed(
                        "list element types are not identical: " + type + " " + other);
            }
        }
        return first instanceof JsonObject;
    }

    private static JsonArray ordinary(JsonArray patch) {
        return JsonArray.of(
                patch.objects().stream().filter(it -> !it.has(Directives.PATCH)).toList());
    }

    private static boolean isReplacing(JsonObject element) {
        return Directives.word(element).equals("replace");
    }

    /// The original without what the patch deletes.
    private static List<Json> left(JsonArray original, JsonArray patch, String key) {
        var left = new ArrayList<>(original.values());
        for (JsonObject element : patch.objects()) {
            if (element.has(Directives.PATCH)) {
                switch (Directives.word(element)) {
                    case "delete" -> {
                        Json value = keyOf(element, key);
                        left.removeIf(one ->
                                one instanceof JsonObject object
                                        && object.find(key).filter(value::equals).isPresent());
                    }
                    case "merge" ->
                            throw PatchException.failed(
                                    "merging lists cannot yet be specified in the patch");
                    default -> throw Directives.unknown(element);
                }
            }
        }
        return left;
    }

    private List<Json> with(JsonArray original, JsonArray patch, String key) {
        var merged = new ArrayList<>(original.values());
        for (JsonObject element : patch.objects()) {
            int at = indexOf(merged, keyOf(element, key), key);
            if (at < 0) {
                merged.add(Directives.without(element));
            } else if (merged.get(at) instanceof JsonObject base) {
                merged.set(at, StrategicMergePatch.apply(base, element, items()));
            }
        }
        return merged;
    }

    private static int indexOf(List<Json> elements, Json value, String key) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof JsonObject object
                    && object.find(key).filter(value::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private static Json keyOf(JsonObject element, String key) {
        return element.find(key)
                .orElseThrow(() ->
                        PatchException.failed(
                                "map: %s does not contain declared merge key: %s"
                                        .formatted(GoText.of(element), key)));
    }

    // ---- order

    /// @param wanted the patch's order
    /// @param before the list before the patch
    JsonArray arranged(JsonArray merged, JsonArray wanted, JsonArray before) {
        mergeKey.ifPresent(key -> {
            merged.objects().forEach(element -> keyOf(element, key));
            wanted.forEach(this::names); // refuses one that names nothing
        });
        return ListOrder.of(mergeKey).arrange(merged, wanted, before);
    }

    /// Refuses a patch whose elements stand in another order than it demands.
    void checkOrder(JsonArray patch, JsonArray wanted) {
        if (patch.isEmpty() || wanted.isEmpty()) {
            return;
        }
        List<Json> kept =
                patch.values().stream()
                        .filter(one ->
                                !(one instanceof JsonObject object && object.has(Directives.PATCH)))
                        .toList();
        int next = 0;
        for (int i = 0; i < wanted.size() && next < kept.size(); i++) {
            if (names(kept.get(next)).equals(names(wanted.get(i)))) {
                next++;
            }
        }
        if (next < kept.size()) {
            throw PatchException.failed(
                    "The order in patch list:\n%s\n doesn't match $setElementOrder list:\n%s\n"
                            .formatted(GoText.of(patch), GoText.of(wanted)));
        }
    }

    private Json names(Json element) {
        if (mergeKey.isEmpty()) {
            return element;
        }
        if (element instanceof JsonObject object) {
            return keyOf(object, mergeKey.get());
        }
        throw Directives.badType("map[string]interface {}", element);
    }

    /// The scalars of `list` that are not in `gone`.
    static JsonArray without(JsonArray list, JsonArray gone) {
        return JsonArray.of(
                list.values().stream()
                        .filter(one -> one == JsonNull.NULL || !gone.values().contains(one))
                        .toList());
    }
}
