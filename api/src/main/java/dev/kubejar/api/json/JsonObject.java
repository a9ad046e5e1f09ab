package dev.kubejar.api.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A JSON object that keeps the order of its keys.
///
/// The lenient readers (`string`, `integer`, `object`…) are for views over objects that have passed
/// validation: an absent field, a `null` and a value of another type all read as the empty value.
/// Equality ignores order, as JSON does.
///
/// Keys and values stand in two arrays, searched from the front while there are few and through an
/// index when there are many: most objects of the API have fewer than ten fields, and a cache holds
/// millions of them.
public final class JsonObject implements Json {
    public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);

    private static final int INDEXED_FROM = 17;

    private final String[] keys;
    private final Json[] values;
    private final Map<String, Integer> index;

    private JsonObject(String[] keys, Json[] values) {
        this(keys, values, keys.length < INDEXED_FROM ? Map.of() : indexOf(keys, keys.length));
    }

    private JsonObject(String[] keys, Json[] values, Map<String, Integer> index) {
        this.keys = keys;
        this.values = values;
        this.index = index;
    }

    private static Map<String, Integer> indexOf(String[] keys, int count) {
        var index = new HashMap<String, Integer>(count * 2);
        for (int i = 0; i < count; i++) {
            index.put(keys[i], i);
        }
        return index;
    }

    public static JsonObject of(Map<String, ? extends Json> fields) {
        var builder = builder();
        fields.forEach(builder::put);
        return builder.build();
    }

    public static JsonObject of(String key, Json value) {
        return new JsonObject(new String[] {key}, new Json[] {value});
    }

    public static JsonObject ofStrings(Map<String, String> fields) {
        var builder = builder();
        fields.forEach(builder::put);
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A builder that begins with this object's fields.
    public Builder toBuilder() {
        return new Builder(this);
    }

    // ---- fields

    public Optional<Json> find(String key) {
        int at = at(key);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    public boolean has(String key) {
        return at(key) >= 0;
    }

    public int size() {
        return keys.length;
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    public List<String> keys() {
        return Collections.unmodifiableList(Arrays.asList(keys));
    }

    public void forEach(BiConsumer<String, Json> action) {
        for (int i = 0; i < keys.length; i++) {
            action.accept(keys[i], values[i]);
        }
    }

    /// The key at a place, counted from 0.
    String key(int place) {
        return keys[place];
    }

    /// The value at a place, counted from 0.
    Json value(int place) {
        return values[place];
    }

    private int at(String key) {
        return keys.length < INDEXED_FROM
                ? at(key, keys, keys.length)
                : index.getOrDefault(key, -1);
    }

    private static int at(String key, String[] keys, int count) {
        for (int i = 0; i < count; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Json valueOf(String key) {
        int at = at(key);
        return at < 0 ? null : values[at];
    }

    // ---- lenient readers

    public String string(String key) {
        return valueOf(key) instanceof JsonString(String value) ? value : "";
    }

    public Optional<String> findString(String key) {
        return valueOf(key) instanceof JsonString(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    public long integer(String key, long otherwise) {
        return valueOf(key) instanceof JsonInteger(long value) ? value : otherwise;
    }

    public boolean bool(String key) {
        return valueOf(key) == JsonBoolean.TRUE;
    }

    public boolean bool(String key, boolean otherwise) {
        return valueOf(key) instanceof JsonBoolean value ? value.value() : otherwise;
    }

    public JsonObject object(String key) {
        return valueOf(key) instanceof JsonObject value ? value : EMPTY;
    }

    public Optional<JsonObject> findObject(String key) {
        return valueOf(key) instanceof JsonObject value ? Optional.of(value) : Optional.empty();
    }

    public JsonArray array(String key) {
        return valueOf(key) instanceof JsonArray value ? value : JsonArray.EMPTY;
    }

    public List<JsonObject> objects(String key) {
        return array(key).objects();
    }

    public List<String> strings(String key) {
        return array(key).strings();
    }

    /// The string fields of the object under `key`, in their order: labels, annotations, selectors,
    /// data.
    public Map<String, String> stringMap(String key) {
        JsonObject fields = object(key);
        if (fields.isEmpty()) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (value instanceof JsonString(String text)) {
                map.put(name, text);
            }
        });
        return Collections.unmodifiableMap(map);
    }

    /// The value at the end of `path`, stepping through objects only.
    public Optional<Json> at(List<String> path) {
        Optional<Json> here = Optional.of(this);
        for (String step : path) {
            here =
                    here.flatMap(json ->
                            json instanceof JsonObject object
                                    ? object.find(step)
                                    : Optional.empty());
        }
        return here;
    }

    // ---- changed copies: the same instance where nothing changed

    @SuppressWarnings("ReferenceEquality") // equality would walk the tree
    public JsonObject with(String key, Json value) {
        int at = at(key);
        if (at < 0) {
            String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
            Json[] moreValues = Arrays.copyOf(values, values.length + 1);
            moreKeys[keys.length] = key;
            moreValues[keys.length] = value;
            return new JsonObject(moreKeys, moreValues);
        }
        if (values[at] == value) {
            return this;
        }
        Json[] changed = values.clone();
        changed[at] = value;
        return new JsonObject(keys, changed, index);
    }

    public JsonObject with(String key, String value) {
        return with(key, Json.of(value));
    }

    public JsonObject with(String key, long value) {
        return with(key, Json.of(value));
    }

    public JsonObject with(String key, boolean value) {
        return with(key, Json.of(value));
    }

    /// The fields `keys` as `other` has them, and without those that it does not have.
    public JsonObject withFieldsOf(JsonObject other, String... keys) {
        JsonObject changed = this;
        for (String key : keys) {
            Json value = other.valueOf(key);
            changed = value == null ? changed.without(key) : changed.with(key, value);
        }
        return changed;
    }

    /// Sets `value` at the end of `path`, making the objects on the way that are missing.
    public JsonObject withAt(List<String> path, Json value) {
        String first = path.getFirst();
        return path.size() == 1
                ? with(first, value)
                : with(first, object(first).withAt(path.subList(1, path.size()), value));
    }

    /// Sets `value` unless the field says something already: absent, `null` and the empty text say
    /// nothing.
    public JsonObject withDefault(String key, Json value) {
        Json present = valueOf(key);
        boolean silent =
                present == null
                        || present == JsonNull.NULL
                        || (present instanceof JsonString(String text) && text.isEmpty());
        return silent ? with(key, value) : this;
    }

    public JsonObject withDefault(String key, String value) {
        return withDefault(key, Json.of(value));
    }

    public JsonObject withDefault(String key, long value) {
        return withDefault(key, Json.of(value));
    }

    /// Changes the object under `key`, if there is one.
    public JsonObject mapObject(String key, UnaryOperator<JsonObject> change) {
        return valueOf(key) instanceof JsonObject object ? with(key, change.apply(object)) : this;
    }

    /// Changes each object of the array under `key`, if there is one; other elements stay.
    public JsonObject mapObjects(String key, UnaryOperator<JsonObject> change) {
        return valueOf(key) instanceof JsonArray array
                ? with(
                        key,
                        array.map(
                                it -> it instanceof JsonObject object ? change.apply(object) : it))
                : this;
    }

    /// Changes each value; the same instance when `change` gave back what it got.
    @SuppressWarnings("ReferenceEquality") // equality would walk the tree
    public JsonObject mapValues(BiFunction<String, Json, Json> change) {
        Json[] changed = values;
        for (int i = 0; i < values.length; i++) {
            Json after = change.apply(keys[i], values[i]);
            if (after != values[i]) {
                changed = changed == values ? values.clone() : changed;
                changed[i] = after;
            }
        }
        return changed == values ? this : new JsonObject(keys, changed, index);
    }

    /// The fields in the order of their keys; the same instance when they stand so already. Equal
    /// keys keep their places.
    public JsonObject sortedBy(Comparator<String> order) {
        for (int i = 1; i < keys.length; i++) {
            if (order.compare(keys[i - 1], keys[i]) > 0) {
                return sorted(order);
            }
        }
        return this;
    }

    private JsonObject sorted(Comparator<String> order) {
        String[] sortedKeys = keys.clone();
        Arrays.sort(sortedKeys, order);
        Json[] sortedValues = new Json[values.length];
        for (int i = 0; i < sortedKeys.length; i++) {
            sortedValues[i] = values[at(sortedKeys[i])];
        }
        return new JsonObject(sortedKeys, sortedValues);
    }

    public JsonObject without(String key) {
        int at = at(key);
        return at < 0 ? this : new JsonObject(without(at, keys), without(at, values));
    }

    private static <T> T[] without(int at, T[] array) {
        T[] rest = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, at + 1, rest, at, rest.length - at);
        return rest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof JsonObject that) || keys.length != that.keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            if (!values[i].equals(that.valueOf(keys[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < keys.length; i++) {
            hash += keys[i].hashCode() ^ Objects.hashCode(values[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }

    /// Collects fields; a key put twice keeps its first place and its last value. Belongs to one
    /// thread.
    public static final class Builder {
        private static final int ROOM = 8;

        private String[] keys;
        private Json[] values;
        private int size;

        /// Where each key is, once there are many.
        private Map<String, Integer> index = Map.of();

        private Builder() {
            this.keys = new String[ROOM];
            this.values = new Json[ROOM];
        }

        private Builder(JsonObject from) {
            this.size = from.keys.length;
            this.keys = Arrays.copyOf(from.keys, size + ROOM);
            this.values = Arrays.copyOf(from.values, size + ROOM);
            index();
        }

        private void index() {
            index = size < INDEXED_FROM ? Map.of() : indexOf(keys, size);
        }

        private int at(String key) {
            return index.isEmpty() ? JsonObject.at(key, keys, size) : index.getOrDefault(key, -1);
        }

        boolean has(String key) {
            return at(key) >= 0;
        }

        public Builder put(String key, Json value) {
            int at = at(key);
            if (at < 0) {
                add(key, value);
            } else {
                values[at] = value;
            }
            return this;
        }

        private void add(String key, Json value) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            keys[size] = key;
            values[size] = value;
            size++;
            if (size > INDEXED_FROM) {
                index.put(key, size - 1);
            } else {
                index();
            }
        }

        public Builder put(String key, String value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, long value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, Json.of(value));
        }

        /// Leaves the field out when `value` is empty, as Go's `omitempty` does.
        public Builder putUnlessEmpty(String key, String value) {
            return value.isEmpty() ? this : put(key, value);
        }

        /// Leaves the field out when `value` is empty, as Go's `omitempty` does.
        public Builder putUnlessEmpty(String key, JsonObject value) {
            return value.isEmpty() ? this : put(key, value);
        }

        /// Leaves the field out when `value` is empty, as Go's `omitempty` does.
        public Builder putUnlessEmpty(String key, JsonArray value) {
            return value.isEmpty() ? this : put(key, value);
        }

        /// Leaves the field out when `value` is 0, as Go's `omitempty` does.
        public Builder putUnlessZero(String key, long value) {
            return value == 0 ? this : put(key, value);
        }

        public Builder remove(String key) {
            int at = at(key);
            if (at >= 0) {
                size--;
                System.arraycopy(keys, at + 1, keys, at, size - at);
                System.arraycopy(values, at + 1, values, at, size - at);
                index();
            }
            return this;
        }

        public JsonObject build() {
            return size == 0
                    ? EMPTY
                    : new JsonObject(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
        }
    }
}
