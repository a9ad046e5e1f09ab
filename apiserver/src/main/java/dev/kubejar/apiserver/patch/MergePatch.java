package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;

/// JSON merge patch: objects are merged field by field, `null` removes a field, all else replaces.
///
/// Source: [RFC 7386](https://www.rfc-editor.org/rfc/rfc7386)
public final class MergePatch {
    private MergePatch() {}

    public static Json apply(Json target, Json patch) {
        if (!(patch instanceof JsonObject changes)) {
            return pruned(patch);
        }
        JsonObject base = target instanceof JsonObject object ? object : JsonObject.EMPTY;
        JsonObject.Builder merged = base.toBuilder();
        changes.forEach((key, value) -> {
            if (value instanceof JsonNull) {
                merged.remove(key);
            } else {
                merged.put(key, apply(base.find(key).orElse(JsonNull.NULL), value));
            }
        });
        return merged.build();
    }

    /// As upstream's library, objects in an array that replaces another have no empty fields.
    private static Json pruned(Json value) {
        return value instanceof JsonArray array
                ? JsonArray.of(array.values().stream().map(MergePatch::prunedElement).toList())
                : value;
    }

    private static Json prunedElement(Json element) {
        return element instanceof JsonObject ? apply(JsonObject.EMPTY, element) : pruned(element);
    }
}
