package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueMap;
import java.util.LinkedHashMap;
import java.util.List;

/// `{'a': 1, ?'b': c}`
record MapLiteral(List<Entry> entries) implements Step {
    private static final long COST = 30;

    /// @param optional whether the entry is left out when its value is absent
    record Entry(Step key, Step value, boolean optional) {}

    MapLiteral {
        entries = List.copyOf(entries);
    }

    @Override
    public Value evaluate(Frame frame) {
        Value map = map(frame);
        frame.charge(COST);
        return map;
    }

    private Value map(Frame frame) {
        var map = new LinkedHashMap<Value, Value>();
        for (Entry entry : entries) {
            Value key = entry.key.evaluate(frame);
            if (key instanceof Failure) {
                return key;
            }
            Value value = entry.value.evaluate(frame);
            if (value instanceof Failure) {
                return value;
            }
            if (map.containsKey(key)) {
                return new Failure("Failed with repeated key");
            }
            if (!entry.optional) {
                map.put(key, value);
            } else if (value instanceof OptionalValue(var inner)) {
                inner.ifPresent(it -> map.put(key, it));
            }
        }
        return new ValueMap(map);
    }
}
