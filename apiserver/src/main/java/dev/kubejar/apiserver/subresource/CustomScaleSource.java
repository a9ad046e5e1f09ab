package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.ScalePaths;
import dev.kubejar.api.status.StatusException;
import java.util.List;

/// Of a custom kind, whose definition says where they are. Its own rules judge the replicas.
record CustomScaleSource(ScalePaths paths) implements ScaleSource {

    @Override
    public List<String> replicasPath() {
        return paths.specReplicas();
    }

    @Override
    public long specReplicas(ApiObject object) {
        return integer(object, paths.specReplicas());
    }

    @Override
    public long statusReplicas(ApiObject object) {
        return integer(object, paths.statusReplicas());
    }

    private static long integer(ApiObject object, List<String> path) {
        return object.json().at(path).orElse(Json.of(0)) instanceof JsonInteger(long value)
                ? value
                : 0;
    }

    @Override
    public String selector(ApiObject object) {
        return !paths.selector().isEmpty()
                        && object.json().at(paths.selector()).orElse(Json.of(""))
                                instanceof JsonString(String selector)
                ? selector
                : "";
    }

    @Override
    public ApiObject withReplicas(ApiObject object, long replicas) {
        return new ApiObject(object.json().withAt(paths.specReplicas(), Json.of(replicas)));
    }

    /// Says so when the object has none, so that a patch must bring them.
    @Override
    public JsonObject spec(ApiObject object) {
        return has(object) ? ScaleSource.super.spec(object) : JsonObject.EMPTY;
    }

    private boolean has(ApiObject object) {
        return object.json().at(paths.specReplicas()).isPresent();
    }

    @Override
    public void check(ApiObject scale) {
        if (!scale.spec().has("replicas")) {
            throw StatusException.badRequest(
                    "the spec replicas field \"%s\" cannot be empty".formatted(shown()));
        }
    }

    @Override
    public void requireReplicas(ApiObject object) {
        if (!has(object)) {
            throw StatusException.internal(
                    "the spec replicas field \"%s\" does not exist".formatted(shown()));
        }
    }

    private String shown() {
        return "." + String.join(".", paths.specReplicas());
    }
}
