package dev.kubejar.apiserver.cel.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/// A list of type set: equal in any order, and `+` adds what is not there yet.
record SetList(ListValue elements) implements ListValue {
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
        Set<Value> mine = asSet();
        for (Value theirs : other) {
            if (!mine.contains(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ListValue plus(ListValue other) {
        Set<Value> seen = asSet();
        var all = new ArrayList<Value>(count() + other.count());
        elements.forEach(all::add);
        for (Value value : other) {
            if (seen.add(value)) {
                all.add(value);
            }
        }
        return new SetList(ValueList.of(all));
    }

    private Set<Value> asSet() {
        var set = new HashSet<Value>();
        elements.forEach(set::add);
        return set;
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
