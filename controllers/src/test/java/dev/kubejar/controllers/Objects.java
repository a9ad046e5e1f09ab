package dev.kubejar.controllers;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.Kind;
import java.util.function.UnaryOperator;

/// Objects for tests, written as JSON with single quotes.
public final class Objects {
    private Objects() {}

    public static JsonObject json(String text) {
        return JsonReader.parseObject(text.replace('\'', '"'));
    }

    /// An object of the namespace `default` with `uid-NAME` for a uid and revision 1.
    public static <V extends View> V object(Kind<V> kind, String name, String fields) {
        JsonObject meta =
                JsonObject.EMPTY
                        .with("name", name)
                        .with("namespace", "default")
                        .with("uid", "uid-" + name)
                        .with("resourceVersion", "1")
                        .with("generation", 1)
                        .with("creationTimestamp", "2026-01-01T00:00:00Z");
        JsonObject given = json(fields);
        JsonObject all = meta;
        for (String key : given.object("metadata").keys()) {
            all = all.with(key, given.object("metadata").find(key).orElseThrow());
        }
        return kind.of(merged(kind, all, given));
    }

    private static ApiObject merged(Kind<?> kind, JsonObject meta, JsonObject given) {
        JsonObject.Builder builder =
                JsonObject.builder()
                        .put("apiVersion", kind.type().apiVersion())
                        .put("kind", kind.type().kind());
        given.forEach(builder::put);
        return new ApiObject(builder.put("metadata", meta).build());
    }

    public static <V extends View> V changed(
            Kind<V> kind, V view, UnaryOperator<ApiObject> change) {
        return kind.of(change.apply(view.object()));
    }

    public static <V extends View> V ownedBy(Kind<V> kind, V view, View owner) {
        return changed(
                kind,
                view,
                object ->
                        object.withMeta(
                                object.meta()
                                        .withOwner(OwnerReference.controllerOf(owner.object()))));
    }
}
