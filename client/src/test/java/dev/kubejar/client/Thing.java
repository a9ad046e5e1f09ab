package dev.kubejar.client;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;

/// A kind for tests: it wants `spec.size`.
public record Thing(ApiObject object) implements View {
    public static final ResourceType TYPE =
            new ResourceType("test", "v1", "Thing", "things", Scope.NAMESPACED);
    public static final ResourceType PART_TYPE =
            new ResourceType("test", "v1", "Part", "parts", Scope.NAMESPACED);
    public static final Kind<Thing> KIND = new Kind<>(TYPE, Thing::new);
    public static final Kind<Thing> PART_KIND = new Kind<>(PART_TYPE, Thing::new);

    public static ApiObject named(String name, long size) {
        return of(TYPE, name, size);
    }

    public static ApiObject of(ResourceType type, String name, long size) {
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", type.apiVersion())
                        .put("kind", type.kind())
                        .put(
                                "metadata",
                                JsonObject.EMPTY.with("namespace", "ns").with("name", name))
                        .put("spec", JsonObject.EMPTY.with("size", size))
                        .build());
    }

    public long size() {
        return object.spec().integer("size", 0);
    }
}
