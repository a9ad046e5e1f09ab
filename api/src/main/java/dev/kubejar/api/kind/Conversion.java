package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;

/// How a kind's objects look in the store, where two kinds show the same objects.
///
/// Pure functions, inverse to each other but for fields that only one form has.
public interface Conversion {

    /// Served as stored.
    Conversion NONE = new Conversion() {};

    /// From what clients of this kind send to what is stored.
    default ApiObject toStored(ApiObject served) {
        return served;
    }

    /// From what is stored to what clients of this kind see.
    default ApiObject fromStored(ApiObject stored) {
        return stored;
    }

    /// The stored kind's selectable field for one of this kind's; the same name when it has none of
    /// its own.
    default String storedField(String field) {
        return field;
    }
}
