package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Changed copies of trees, which are the trees themselves when there was nothing to change: most
/// objects need neither pruning nor defaults.
final class Rebuilt {
    private Rebuilt() {}

    /// `object` with the field `key`, which it has, changed.
    static JsonObject field(JsonObject object, String key, UnaryOperator<Json> change) {
        Json before = object.find(key).orElseThrow();
        Json after = change.apply(before);
        return isSame(after, before) ? object : object.with(key, after);
    }

    /// `array` with each element changed.
    ///
    /// @param change gets the index and the element
    static JsonArray elements(JsonArray array, BiFunction<Integer, Json, Json> change) {
        boolean changed = false;
        var elements = new ArrayList<Json>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Json after = change.apply(i, array.get(i));
            changed |= !isSame(after, array.get(i));
            elements.add(after);
        }
        return changed ? JsonArray.of(elements) : array;
    }

    @SuppressWarnings("ReferenceEquality") // equality would walk the tree again at every level
    private static boolean isSame(Json after, Json before) {
        return after == before;
    }
}
