package dev.kubejar.client;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;

/// The name of one object among its kind.
///
/// @param namespace empty for an object of the whole cluster
public record Key(String namespace, String name) {

    public static Key of(View view) {
        return of(view.object());
    }

    public static Key of(ApiObject object) {
        return new Key(object.meta().namespace(), object.meta().name());
    }

    /// `namespace/name`, or only the name: as logs print it.
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
