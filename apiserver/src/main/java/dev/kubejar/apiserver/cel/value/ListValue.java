package dev.kubejar.apiserver.cel.value;

import java.util.Iterator;

/// A list. Its kind decides what `==` and `+` mean: two sets are equal in any order.
public non-sealed interface ListValue extends Value, Iterable<Value> {
    int count();

    /// The element at an index from 0 to `count() - 1`.
    Value get(int index);

    /// Whether the other list equals this one, by the rules of this one.
    default boolean equalTo(ListValue other) {
        if (count() != other.count()) {
            return false;
        }
        for (int i = 0; i < count(); i++) {
            if (!Equality.equal(get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// This list and the other's elements after it.
    default ListValue plus(ListValue other) {
        return ValueList.join(this, other);
    }

    @Override
    default TypeValue type() {
        return TypeValue.LIST;
    }

    @Override
    default long size() {
        return count();
    }

    @Override
    default Iterator<Value> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count();
            }

            @Override
            public Value next() {
                return get(next++);
            }
        };
    }
}
