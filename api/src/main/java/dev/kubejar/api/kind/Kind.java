package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import java.util.function.Function;

/// A kind that our own code reads through a view: `Pod.KIND` is the pair of the type's names and
/// `Pod::new`.
public record Kind<V extends View>(ResourceType type, Function<ApiObject, V> view) {

    public V of(ApiObject object) {
        return view.apply(object);
    }
}
