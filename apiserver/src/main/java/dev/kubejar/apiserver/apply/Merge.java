package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import java.util.Optional;

/// What somebody applies, laid over what is there. Nothing is removed; where both name a leaf, the
/// applied one stays.
///
/// Source: [Merge](https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/typed#TypedValue.Merge)
final class Merge {
    private Merge() {}

    /// The same of whole objects.
    static JsonObject merge(Schema schema, JsonObject live, JsonObject applied) {
        return fields(schema, live, applied);
    }

    /// @param applied checked by [TypeCheck]
    /// @return `live` itself when `applied` says nothing new
    /// @throws ListElements.UnnamedElementException when a list in `live` holds what cannot be told
    ///   apart
    static Json merge(Schema schema, Json live, Json applied) {
        Granularity granularity = Granularity.of(schema, live == JsonNull.NULL ? applied : live);
        boolean emptyApplied = Granularity.isEmpty(schema, applied);
        if (granularity == Granularity.WHOLE
                || (emptyApplied && Granularity.isEmpty(schema, live))) {
            return applied.equals(live) ? live : applied;
        }
        if (applied == JsonNull.NULL || emptyApplied) {
            return live;
        }
        if (granularity == Granularity.FIELDS && applied instanceof JsonObject overlay) {
            return live instanceof JsonObject base ? fields(schema, base, overlay) : overlay;
        }
        if (granularity == Granularity.ELEMENTS && applied instanceof JsonArray overlay) {
            return live instanceof JsonArray base
                    ? new ListMerge(schema, base, overlay).merged()
                    : overlay;
        }
        return applied; // a value of another type, where the schema leaves it open
    }

    private static JsonObject fields(Schema schema, JsonObject live, JsonObject applied) {
        JsonObject merged = live;
        for (String key : applied.keys()) {
            Json value = applied.find(key).orElse(JsonNull.NULL);
            Optional<Json> old = merged.find(key);
            Json next =
                    old.map(it -> merge(Granularity.field(schema, key), it, value)).orElse(value);
            if (old.isEmpty() || isOther(next, old.get())) {
                merged = merged.with(key, next);
            }
        }
        return merged;
    }

    @SuppressWarnings("ReferenceEquality") // merge hands back the instance when nothing changed
    private static boolean isOther(Json next, Json old) {
        return next != old;
    }
}
