package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.CustomTraits;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.KindNames;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Storage;
import dev.kubejar.apiserver.apply.ScaleFields;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// `/scale` of whatever has replicas, as an `autoscaling/v1` Scale.
///
/// Source:
/// [Scale](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/scale-v1/)
final class Scale {
    private static final KindDefinition ROW =
            new KindDefinition(
                    BuiltinKinds.SCALE,
                    KindNames.of("scale"),
                    Set.of(),
                    Set.of(),
                    List::of,
                    List.of(),
                    new Storage(BuiltinKinds.SCALE, Conversion.NONE, false),
                    Rules.NONE,
                    "",
                    Optional.empty());

    private final Verbs verbs;

    Scale(Verbs verbs) {
        this.verbs = verbs;
    }

    ApiObject get(ResourcePath path) {
        ScaleSource source = source(path);
        ApiObject object = verbs.get(path).object();
        source.requireReplicas(object);
        return source.scaleOf(object);
    }

    private ScaleSource source(ResourcePath path) {
        return verbs.registry()
                .get(path.type())
                .custom()
                .flatMap(CustomTraits::scale)
                .<ScaleSource>map(CustomScaleSource::new)
                .orElse(ScaleSource.BUILTIN);
    }

    ApiObject update(ResourcePath path, ApiObject body, Caller caller) {
        ApiObject sent = verbs.decode(ROW, body.json(), caller);
        ApiObject scale = sent.with("spec", sent.spec().withDefault("replicas", 0));
        return change(path, current -> verbs.owned(ROW, "scale", current, scale, caller), caller);
    }

    ApiObject patch(ResourcePath path, Patch patch, Caller caller) {
        return change(path, current -> verbs.patched(ROW, "scale", patch, current, caller), caller);
    }

    private ApiObject change(ResourcePath path, UnaryOperator<ApiObject> change, Caller caller) {
        ResourcePath object = path.sub("");
        ScaleSource source = source(path);
        var fields = new ScaleFields(path.type().apiVersion(), source.replicasPath());
        return source.scaleOf(
                verbs.changeObject(
                                object,
                                current -> {
                                    ApiObject before =
                                            fields.toScale(current, source.scaleOf(current));
                                    ApiObject after = verbs.addressed(path, change.apply(before));
                                    return fields.toParent(scaled(source, current, after), after);
                                },
                                caller)
                        .object());
    }

    /// The object with the scale's replicas; the scale's resource version and uid, where it has
    /// them, are preconditions.
    private static ApiObject scaled(ScaleSource source, ApiObject object, ApiObject scale) {
        source.check(scale);
        ObjectMeta conditions = object.meta();
        for (String precondition : List.of("resourceVersion", "uid")) {
            String wanted = scale.meta().json().string(precondition);
            conditions = wanted.isEmpty() ? conditions : conditions.with(precondition, wanted);
        }
        return source.withReplicas(
                object.withMeta(conditions), scale.spec().integer("replicas", 0));
    }
}
