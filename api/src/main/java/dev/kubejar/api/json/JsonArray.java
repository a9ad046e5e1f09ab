package dev.kubejar.api.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A JSON array.
public record JsonArray(List<Json> values) implements Json, Iterable<Json> {
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        values = List.copyOf(values);
    }

    public static JsonArray of(Json... values) {
        return new JsonArray(List.of(values));
    }

    public static JsonArray of(Collection<? extends Json> values) {
        return new JsonArray(List.copyOf(values));
    }

    public static JsonArray ofStrings(Collection<String> values) {
        return new JsonArray(values.stream().map(Json::of).toList());
    }

    /// The elements that are objects; others are passed over.
    public List<JsonObject> objects() {
        var objects = new ArrayList<JsonObject>(values.size()); // no stream: views live on this
        for (Json value : values) {
            if (value instanceof JsonObject object) {
                objects.add(object);
            }
        }
        return Collections.unmodifiableList(objects);
    }

    /// The elements that are strings; others are passed over.
    public List<String> strings() {
        var strings = new ArrayList<String>(values.size());
        for (Json value : values) {
            if (value instanceof JsonString(String text)) {
                strings.add(text);
            }
        }
        return Collections.unmodifiableList(strings);
    }

    public JsonArray plus(Json value) {
        var all = new ArrayList<Json>(values.size() + 1);
        all.addAll(values);
        all.add(value);
        return new JsonArray(all);
    }

    /// Changes each element; the same instance when `change` gave back what it got.
    @SuppressWarnings("ReferenceEquality") // equality would walk the tree
    public JsonArray map(UnaryOperator<Json> change) {
        Json @Nullable [] changed = null;
        for (int i = 0; i < values.size(); i++) {
            Json after = change.apply(values.get(i));
            if (after != values.get(i)) {
                changed = changed == null ? values.toArray(Json[]::new) : changed;
                changed[i] = after;
            }
        }
        return changed == null ? this : of(changed);
    }

    public Json get(int index) {
        return values.get(index);
    }

    public int size() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public Iterator<Json> iterator() {
        return values.iterator();
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
