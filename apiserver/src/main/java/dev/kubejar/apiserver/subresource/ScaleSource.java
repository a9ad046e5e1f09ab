package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.core.replication.ReplicationController;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import java.util.List;

/// Where an object keeps what its Scale shows.
interface ScaleSource {

    /// `spec.replicas`, `status.replicas` and `spec.selector`, as all built-in kinds have it.
    ScaleSource BUILTIN = new BuiltinScaleSource();

    long specReplicas(ApiObject object);

    long statusReplicas(ApiObject object);

    /// The selector as a text; empty when there is none.
    String selector(ApiObject object);

    ApiObject withReplicas(ApiObject object, long replicas);

    /// Refuses a Scale that no object may have.
    default void check(ApiObject scale) {}

    /// Refuses an object that has no Scale.
    default void requireReplicas(ApiObject object) {}

    /// Where [#specReplicas] stands, such as `spec`, `replicas`.
    List<String> replicasPath();

    /// As Go writes it: a Scale to nothing names no number.
    default JsonObject spec(ApiObject object) {
        return JsonObject.builder().putUnlessZero("replicas", specReplicas(object)).build();
    }

    default ApiObject scaleOf(ApiObject object) {
        ObjectMeta meta = object.meta();
        return new ApiObject(
                JsonObject.builder()
                        .put("kind", BuiltinKinds.SCALE.kind())
                        .put("apiVersion", BuiltinKinds.SCALE.apiVersion())
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", meta.name())
                                        .putUnlessEmpty("namespace", meta.namespace())
                                        .put("uid", meta.uid())
                                        .put("resourceVersion", meta.resourceVersion())
                                        .put(
                                                "creationTimestamp",
                                                meta.json().string("creationTimestamp"))
                                        .build())
                        .put("spec", spec(object))
                        .put(
                                "status",
                                JsonObject.builder()
                                        .put("replicas", statusReplicas(object))
                                        .putUnlessEmpty("selector", selector(object))
                                        .build())
                        .build());
    }

    /// Of a built-in kind.
    final class BuiltinScaleSource implements ScaleSource {
        private BuiltinScaleSource() {}

        @Override
        public List<String> replicasPath() {
            return List.of("spec", "replicas");
        }

        @Override
        public long specReplicas(ApiObject object) {
            return object.spec().integer("replicas", 0);
        }

        @Override
        public long statusReplicas(ApiObject object) {
            return object.status().integer("replicas", 0);
        }

        @Override
        public String selector(ApiObject object) {
            return object.kind().equals(ReplicationController.KIND.type().kind())
                    ? new ReplicationController(object).selector().toString()
                    : LabelSelector.of(object.spec().findObject("selector")).toString();
        }

        @Override
        public ApiObject withReplicas(ApiObject object, long replicas) {
            return object.with("spec", object.spec().with("replicas", replicas));
        }

        @Override
        public void check(ApiObject scale) {
            long replicas = scale.spec().integer("replicas", 0);
            if (replicas < 0) {
                throw StatusException.invalid(
                        BuiltinKinds.SCALE,
                        scale.meta().name(),
                        List.of(
                                FieldError.invalid(
                                        "spec.replicas",
                                        Json.of(replicas),
                                        "must be greater than or equal to 0")));
            }
        }
    }
}
