package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.container.PodScope;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Write;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The fields of pods that Kubernetes 1.35 knows but has not switched on: whoever sets one finds it
/// gone, unless the object had it before.
///
/// Source: `dropDisabledFields` in
/// [util](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/api/pod/util.go) and
/// [Feature
/// gates](https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/)
public final class PodFeatures {
    private static final List<String> STATUSES =
            List.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses");
    private static final String HEALTH = "allocatedResourcesStatus";

    /// A feature that is off.
    ///
    /// @param isUsed whether a part has its fields
    /// @param dropped the part without them
    private record Off(Predicate<JsonObject> isUsed, UnaryOperator<JsonObject> dropped) {
        JsonObject removed(JsonObject next, JsonObject previous) {
            return isUsed.test(next) && !isUsed.test(previous) ? dropped.apply(next) : next;
        }
    }

    private static final List<Off> OF_SPEC =
            List.of(
                    projection("clusterTrustBundle"),
                    projection("podCertificate"),
                    field("workloadRef"),
                    new Off(PodFeatures::hasStopSignal, PodFeatures::withoutStopSignals));

    private static final List<Off> OF_STATUS =
            List.of(
                    new Off(
                            it -> it.has("resources") || it.has("allocatedResources"),
                            it -> it.without("resources").without("allocatedResources")),
                    field("extendedResourceClaimStatus"));

    private PodFeatures() {}

    private static Off field(String name) {
        return new Off(it -> it.has(name), it -> it.without(name));
    }

    private static Off projection(String source) {
        return new Off(
                spec -> spec.objects("volumes").stream().anyMatch(it -> projects(it, source)),
                spec -> spec.mapObjects("volumes", it -> withoutProjection(it, source)));
    }

    private static boolean projects(JsonObject volume, String source) {
        return volume.object("projected").objects("sources").stream()
                .anyMatch(it -> it.has(source));
    }

    private static JsonObject withoutProjection(JsonObject volume, String source) {
        return volume.mapObject(
                "projected", it -> it.mapObjects("sources", one -> one.without(source)));
    }

    private static boolean hasStopSignal(JsonObject spec) {
        return PodScope.LISTS.stream()
                .flatMap(list -> spec.objects(list).stream())
                .anyMatch(it -> it.object("lifecycle").has("stopSignal"));
    }

    private static JsonObject withoutStopSignals(JsonObject spec) {
        JsonObject changed = spec;
        for (String list : PodScope.LISTS) {
            changed = changed.mapObjects(list, PodFeatures::withoutStopSignal);
        }
        return changed;
    }

    /// A lifecycle that says nothing else goes with it.
    private static JsonObject withoutStopSignal(JsonObject container) {
        JsonObject lifecycle = container.object("lifecycle");
        if (!lifecycle.has("stopSignal")) {
            return container;
        }
        JsonObject rest = lifecycle.without("stopSignal");
        return rest.isEmpty() ? container.without("lifecycle") : container.with("lifecycle", rest);
    }

    /// The spec of a pod that is to take the place of `previous`, which is empty for a new one.
    static JsonObject spec(JsonObject next, JsonObject previous) {
        JsonObject kept = next;
        for (Off feature : OF_SPEC) {
            kept = feature.removed(kept, previous);
        }
        return kept;
    }

    /// The same of a status.
    static JsonObject status(JsonObject next, JsonObject previous) {
        JsonObject kept = next;
        for (Off feature : OF_STATUS) {
            kept = feature.removed(kept, previous);
        }
        for (String list : STATUSES) {
            if (kept.objects(list).stream().anyMatch(it -> it.has(HEALTH))) {
                kept = kept.mapObjects(list, it -> it.without(HEALTH));
            }
        }
        return kept;
    }

    /// The write of a workload without what is off in its `spec.template`.
    public static Write kept(Write write) {
        return keptAt(write, List.of("spec", "template"));
    }

    /// The same where the template is at `path`.
    public static Write keptAt(Write write, List<String> path) {
        return switch (write) {
            case Write.Create(var next) -> new Write.Create(kept(next, JsonObject.EMPTY, path));
            case Write.Update(var next, var previous) ->
                    new Write.Update(kept(next, previous.json(), path), previous);
        };
    }

    private static ApiObject kept(ApiObject object, JsonObject previous, List<String> path) {
        JsonObject template = at(object.json(), path);
        JsonObject spec = template.object("spec");
        JsonObject kept = spec(spec, at(previous, path).object("spec"));
        return kept.equals(spec)
                ? object
                : new ApiObject(object.json().withAt(path, template.with("spec", kept)));
    }

    private static JsonObject at(JsonObject json, List<String> path) {
        JsonObject found = json;
        for (String field : path) {
            found = found.object(field);
        }
        return found;
    }
}
