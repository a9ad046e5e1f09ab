package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import java.util.List;

/// How a kind's objects look in the store, where two kinds show the same objects.
///
/// Functions that are inverse to each other but for fields that only one form has; pure, unless a
/// custom kind's webhook converts.
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

    /// As [#fromStored], of many objects at once, in their order.
    default List<ApiObject> allFromStored(List<ApiObject> stored) {
        return stored.stream().map(this::fromStored).toList();
    }

    /// The stored kind's selectable field for one of this kind's; the same name when it has none of
    /// its own.
    default String storedField(String field) {
        return field;
    }
}
