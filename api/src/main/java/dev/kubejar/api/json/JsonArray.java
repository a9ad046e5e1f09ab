package dev.kubejar.api.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

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
        return only(JsonObject.class).toList();
    }

    /// The elements that are strings; others are passed over.
    public List<String> strings() {
        return only(JsonString.class).map(JsonString::value).toList();
    }

    private <T extends Json> Stream<T> only(Class<T> type) {
        return values.stream().filter(type::isInstance).map(type::cast);
    }

    public JsonArray plus(Json value) {
        var all = new ArrayList<Json>(values.size() + 1);
        all.addAll(values);
        all.add(value);
        return new JsonArray(all);
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
