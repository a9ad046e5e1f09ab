package dev.kubejar.apiserver.cel.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A map that an expression made, keys in the order written.
public final class ValueMap implements MapValue {
    public static final ValueMap EMPTY = new ValueMap(Map.of());

    private final Map<Value, Value> entries;

    public ValueMap(Map<Value, Value> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// Those of this map and one more; [Failure] when the key is there already.
    public static Value plus(MapValue map, Value key, Value value) {
        if (map.find(key).isPresent()) {
            return new Failure("insert failed: key " + key + " already exists");
        }
        var entries = new LinkedHashMap<Value, Value>();
        for (Value each : map.keys()) {
            entries.put(each, map.find(each).orElseThrow());
        }
        entries.put(key, value);
        return new ValueMap(entries);
    }

    @Override
    public Optional<Value> find(Value key) {
        Value exact = entries.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        return Numbers.sameIn(key).map(entries::get);
    }

    @Override
    public Iterable<Value> keys() {
        return entries.keySet();
    }

    @Override
    public int count() {
        return entries.size();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
