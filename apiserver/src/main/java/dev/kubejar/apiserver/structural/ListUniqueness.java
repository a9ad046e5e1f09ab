package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.schema.ListType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Elements of a list of type set are all different, those of a list of type map have different
/// keys. Of equal ones the second is told.
///
/// Source: [merge
/// strategy](https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy)
final class ListUniqueness {
    private final Problems problems = new Problems();

    private ListUniqueness() {}

    static List<FieldError> problems(StructuralSchema schema, Json value) {
        var check = new ListUniqueness();
        check.value(schema, value, Where.ROOT);
        return check.problems.list();
    }

    private void value(StructuralSchema schema, Json value, Where where) {
        switch (value) {
            case JsonObject object -> object(schema, object, where);
            case JsonArray array -> array(schema, array, where);
            default -> {} // holds no list
        }
    }

    private void object(StructuralSchema schema, JsonObject object, Where where) {
        object.forEach((key, field) -> {
            StructuralSchema property = schema.properties().get(key);
            if (property != null) {
                value(property, field, where.property(key));
            } else {
                schema.additionalProperties()
                        .ifPresent(entries -> value(entries, field, where.key(key)));
            }
        });
    }

    private void array(StructuralSchema schema, JsonArray array, Where where) {
        switch (schema.extensions().listType().orElse(ListType.ATOMIC)) {
            case SET -> unique(array.values(), where);
            case MAP -> uniqueKeys(schema, array, where);
            case ATOMIC -> {} // may repeat
        }
        schema.items()
                .ifPresent(items -> {
                    for (int i = 0; i < array.size(); i++) {
                        value(items, array.get(i), where.index(i));
                    }
                });
    }

    private void uniqueKeys(StructuralSchema schema, JsonArray array, Where where) {
        for (int i = 0; i < array.size(); i++) {
            Json element = array.get(i);
            if (!(element instanceof JsonObject) && element != JsonNull.NULL) {
                problems.invalid(
                        where.index(i).toString(),
                        Sorted.of(element),
                        "must be an object for an array of list-type map");
                return;
            }
        }
        var keys = new ArrayList<Json>(array.size());
        array.forEach(element -> keys.add(keysOf(schema.extensions().listMapKeys(), element)));
        unique(keys, where);
    }

    private static JsonObject keysOf(List<String> names, Json element) {
        var keys = JsonObject.builder();
        if (element instanceof JsonObject object) {
            names.forEach(name -> object.find(name).ifPresent(value -> keys.put(name, value)));
        }
        return keys.build();
    }

    private void unique(List<Json> values, Where where) {
        var seen = new HashMap<Json, Integer>();
        for (int i = 0; i < values.size(); i++) {
            if (seen.merge(values.get(i), 1, Integer::sum) == 2) {
                problems.add(
                        FieldError.duplicate(where.index(i).toString(), Sorted.of(values.get(i))));
            }
        }
    }
}
