package dev.kubejar.apiserver.cel.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A list of type map: equal in any order, and `+` puts elements with a known key in the place of
/// the ones before.
///
/// @param keys the properties that tell elements apart, as expressions spell them
record KeyedList(ListValue elements, List<Value> keys) implements ListValue {
    @Override
    public int count() {
        return elements.count();
    }

    @Override
    public Value get(int index) {
        return elements.get(index);
    }

    @Override
    public boolean equalTo(ListValue other) {
        if (count() != other.count()) {
            return false;
        }
        Map<List<Value>, Integer> positions = positions();
        for (Value theirs : other) {
            Integer position = positions.get(keyOf(theirs));
            if (position == null || !Equality.equal(get(position), theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ListValue plus(ListValue other) {
        Map<List<Value>, Integer> positions = positions();
        var all = new ArrayList<Value>(count() + other.count());
        elements.forEach(all::add);
        for (Value value : other) {
            Integer position = positions.get(keyOf(value));
            if (position == null) {
                all.add(value);
            } else {
                all.set(position, value);
            }
        }
        return new KeyedList(ValueList.of(all), keys);
    }

    /// The last one of each key.
    private Map<List<Value>, Integer> positions() {
        var positions = new HashMap<List<Value>, Integer>();
        for (int i = 0; i < count(); i++) {
            positions.put(keyOf(get(i)), i);
        }
        return positions;
    }

    private List<Value> keyOf(Value element) {
        return keys.stream()
                .map(key ->
                        element instanceof MapValue map
                                ? map.find(key).orElse(NullValue.NULL)
                                : NullValue.NULL)
                .toList();
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
