package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.apply.ScaleFields;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// `/scale` of deployments and replica sets: `spec.replicas` as an `autoscaling/v1` Scale.
///
/// Source:
/// [Scale](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/scale-v1/)
final class Scale {
    private static final KindDefinition ROW =
            new KindDefinition(
                    BuiltinKinds.SCALE,
                    "scale",
                    List.of(),
                    List.of(),
                    Set.of(),
                    Set.of(),
                    List.of(),
                    List.of(),
                    BuiltinKinds.SCALE,
                    Conversion.NONE,
                    Rules.NONE,
                    false,
                    "",
                    Optional.empty());

    private final Verbs verbs;

    Scale(Verbs verbs) {
        this.verbs = verbs;
    }

    ApiObject get(ResourcePath path) {
        return scaleOf(verbs.get(path).object());
    }

    ApiObject update(ResourcePath path, ApiObject body, Caller caller) {
        ApiObject scale = verbs.decode(ROW, body.json(), caller);
        return change(path, current -> verbs.owned(ROW, "scale", current, scale, caller), caller);
    }

    ApiObject patch(ResourcePath path, Patch patch, Caller caller) {
        return change(path, current -> verbs.patched(ROW, "scale", patch, current, caller), caller);
    }

    private ApiObject change(ResourcePath path, UnaryOperator<ApiObject> change, Caller caller) {
        ResourcePath object = path.sub("");
        var fields = new ScaleFields(path.type().apiVersion(), List.of("spec", "replicas"));
        return scaleOf(
                verbs.changeObject(
                                object,
                                current -> {
                                    ApiObject before = fields.toScale(current, scaleOf(current));
                                    ApiObject after = valid(change.apply(before));
                                    return fields.toParent(scaled(current, after), after);
                                },
                                caller)
                        .object());
    }

    private static ApiObject valid(ApiObject scale) {
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
        return scale;
    }

    /// The object with the scale's replicas; the scale's resource version and uid, where it has
    /// them, are preconditions.
    private static ApiObject scaled(ApiObject object, ApiObject scale) {
        ObjectMeta conditions = object.meta();
        for (String precondition : List.of("resourceVersion", "uid")) {
            String wanted = scale.meta().json().string(precondition);
            conditions = wanted.isEmpty() ? conditions : conditions.with(precondition, wanted);
        }
        JsonObject spec = object.spec().with("replicas", scale.spec().integer("replicas", 0));
        return object.withMeta(conditions).with("spec", spec);
    }

    private static ApiObject scaleOf(ApiObject object) {
        ObjectMeta meta = object.meta();
        String selector = LabelSelector.of(object.spec().findObject("selector")).toString();
        return new ApiObject(
                JsonObject.builder()
                        .put("kind", BuiltinKinds.SCALE.kind())
                        .put("apiVersion", BuiltinKinds.SCALE.apiVersion())
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", meta.name())
                                        .put("namespace", meta.namespace())
                                        .put("uid", meta.uid())
                                        .put("resourceVersion", meta.resourceVersion())
                                        .put(
                                                "creationTimestamp",
                                                meta.json().string("creationTimestamp"))
                                        .build())
                        .put(
                                "spec",
                                JsonObject.of(
                                        "replicas", Json.of(object.spec().integer("replicas", 0))))
                        .put(
                                "status",
                                JsonObject.builder()
                                        .put("replicas", object.status().integer("replicas", 0))
                                        .putUnlessEmpty("selector", selector)
                                        .build())
                        .build());
    }
}
