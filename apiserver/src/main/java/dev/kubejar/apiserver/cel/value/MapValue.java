package dev.kubejar.apiserver.cel.value;

import java.util.Optional;

/// A map, or an object of the API.
public non-sealed interface MapValue extends Value {
    /// The value under a key. Numbers find a key of any number type.
    Optional<Value> find(Value key);

    /// The keys, in the order in which macros go through them.
    Iterable<Value> keys();

    int count();

    /// Whether the other map equals this one.
    default boolean equalTo(MapValue other) {
        if (count() != other.count()) {
            return false;
        }
        for (Value key : keys()) {
            Optional<Value> theirs = other.find(key);
            if (theirs.isEmpty() || !Equality.equal(find(key).orElseThrow(), theirs.get())) {
                return false;
            }
        }
        return true;
    }

    @Override
    default TypeValue type() {
        return TypeValue.MAP;
    }

    @Override
    default long size() {
        return count();
    }
}
