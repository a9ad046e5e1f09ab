package dev.kubejar.api.autoscaling;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Between `autoscaling/v1` and `v2`: the use of CPU has fields in `v1`, all other metrics, the
/// conditions and the behavior go through annotations.
///
/// Source:
/// [conversion](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/autoscaling/v1/conversion.go)
public final class V1Conversion implements Conversion {
    private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
    private static final String METRICS = PREFIX + "metrics";
    private static final String CURRENT_METRICS = PREFIX + "current-metrics";
    private static final String CONDITIONS = PREFIX + "conditions";
    private static final String BEHAVIOR = PREFIX + "behavior";
    private static final List<String> ANNOTATIONS =
            List.of(METRICS, CURRENT_METRICS, CONDITIONS, BEHAVIOR);

    private static final String TARGET_CPU = "targetCPUUtilizationPercentage";
    private static final String CURRENT_CPU = "currentCPUUtilizationPercentage";

    // ---- to v2

    @Override
    public ApiObject toStored(ApiObject served) {
        JsonObject annotations = served.meta().json().object("annotations");
        return new ApiObject(
                        served.json()
                                .with(
                                        "apiVersion",
                                        HorizontalPodAutoscaler.KIND.type().apiVersion()))
                .withMeta(withoutAnnotations(served.meta()))
                .with("spec", spec(served.spec(), annotations))
                .with("status", status(served.status(), annotations));
    }

    private static ObjectMeta withoutAnnotations(ObjectMeta meta) {
        JsonObject left = meta.json().object("annotations");
        for (String annotation : ANNOTATIONS) {
            left = left.without(annotation);
        }
        return left.isEmpty() ? meta.without("annotations") : meta.with("annotations", left);
    }

    private static JsonObject spec(JsonObject old, JsonObject annotations) {
        var metrics = new ArrayList<Json>();
        if (old.has(TARGET_CPU)) {
            metrics.add(
                    JsonObject.EMPTY
                            .with("type", "Resource")
                            .with(
                                    "resource",
                                    JsonObject.EMPTY
                                            .with("name", "cpu")
                                            .with(
                                                    "target",
                                                    utilization(old.integer(TARGET_CPU, 0)))));
        }
        kept(annotations, METRICS)
                .objects()
                .forEach(it -> metrics.add(mapped(it, V1Metrics::toTarget)));
        JsonObject spec = old.without(TARGET_CPU);
        JsonObject full = metrics.isEmpty() ? spec : spec.with("metrics", JsonArray.of(metrics));
        return read(annotations, BEHAVIOR)
                .map(it ->
                        full.with(
                                "behavior",
                                it instanceof JsonObject sent ? V1Behavior.read(sent) : it))
                .orElse(full);
    }

    private static JsonObject utilization(long percent) {
        return JsonObject.EMPTY.with("type", "Utilization").with("averageUtilization", percent);
    }

    private static JsonObject status(JsonObject old, JsonObject annotations) {
        JsonObject status =
                old.integer("currentReplicas", 0) == 0
                        ? old.without(CURRENT_CPU).without("currentReplicas")
                        : old.without(CURRENT_CPU);
        List<Json> current =
                kept(annotations, CURRENT_METRICS).objects().stream()
                        .map(it -> (Json) mapped(it, V1Metrics::toCurrent))
                        .toList();
        if (current.isEmpty() && old.has(CURRENT_CPU)) {
            JsonObject use =
                    JsonObject.of("averageUtilization", Json.of(old.integer(CURRENT_CPU, 0)));
            current =
                    List.of(
                            JsonObject.EMPTY
                                    .with("type", "Resource")
                                    .with(
                                            "resource",
                                            JsonObject.EMPTY
                                                    .with("name", "cpu")
                                                    .with("current", use)));
        }
        JsonObject full =
                status.with(
                        "currentMetrics",
                        current.isEmpty() ? JsonNull.NULL : JsonArray.of(current));
        return read(annotations, CONDITIONS).map(it -> full.with("conditions", it)).orElse(full);
    }

    private static JsonArray kept(JsonObject annotations, String key) {
        return read(annotations, key)
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .orElse(JsonArray.EMPTY);
    }

    /// An annotation that someone has spoilt says nothing.
    private static Optional<Json> read(JsonObject annotations, String key) {
        try {
            return annotations.findString(key).map(JsonReader::parse);
        } catch (JsonParseException _) {
            return Optional.empty();
        }
    }

    private static JsonObject mapped(JsonObject metric, UnaryOperator<JsonObject> form) {
        JsonObject mapped = metric;
        for (String source : V1Metrics.SOURCES) {
            mapped = mapped.mapObject(source, form);
        }
        return mapped;
    }

    // ---- to v1

    @Override
    public ApiObject fromStored(ApiObject stored) {
        JsonObject spec = stored.spec();
        JsonObject status = stored.status();
        var annotations = stored.meta().json().object("annotations").toBuilder();
        List<JsonObject> others =
                spec.objects("metrics").stream().filter(it -> !isCpu(it)).toList();
        keep(annotations, METRICS, others, V1Metrics::fromTarget);
        keep(
                annotations,
                CURRENT_METRICS,
                status.objects("currentMetrics"),
                V1Metrics::fromCurrent);
        status.find("conditions").ifPresent(it -> annotations.put(CONDITIONS, it.toString()));
        if (spec.has("behavior")) {
            JsonObject behavior = V1Behavior.written(spec.object("behavior"));
            annotations.put(BEHAVIOR, behavior.toString());
        }
        JsonObject all = annotations.build();
        ObjectMeta meta =
                all.isEmpty()
                        ? stored.meta().without("annotations")
                        : stored.meta().with("annotations", all);
        return new ApiObject(
                        stored.json().with("apiVersion", HorizontalPodAutoscaler.V1.apiVersion()))
                .withMeta(meta)
                .with("spec", oldSpec(spec))
                .with("status", oldStatus(status));
    }

    private static boolean isCpu(JsonObject metric) {
        JsonObject resource = metric.object("resource");
        return metric.string("type").equals("Resource")
                && resource.string("name").equals("cpu")
                && resource.object("target").has("averageUtilization");
    }

    private static void keep(
            JsonObject.Builder annotations,
            String key,
            List<JsonObject> metrics,
            UnaryOperator<JsonObject> form) {
        if (!metrics.isEmpty()) {
            List<JsonObject> old =
                    metrics.stream()
                            .map(it -> mapped(it, form).mapObject("external", V1Metrics::external))
                            .toList();
            annotations.put(key, JsonArray.of(old).toString());
        }
    }

    private static JsonObject oldSpec(JsonObject spec) {
        JsonObject old = spec.without("metrics").without("behavior");
        return spec.objects("metrics").stream()
                .filter(V1Conversion::isCpu)
                .findFirst()
                .map(it -> it.object("resource").object("target"))
                .map(it -> old.with(TARGET_CPU, it.integer("averageUtilization", 0)))
                .orElse(old);
    }

    private static JsonObject oldStatus(JsonObject status) {
        JsonObject old =
                status.without("currentMetrics")
                        .without("conditions")
                        .withDefault("currentReplicas", 0)
                        .withDefault("desiredReplicas", 0);
        for (JsonObject metric : status.objects("currentMetrics")) {
            JsonObject resource = metric.object("resource");
            JsonObject current = resource.object("current");
            if (resource.string("name").equals("cpu") && current.has("averageUtilization")) {
                old = old.with(CURRENT_CPU, current.integer("averageUtilization", 0));
            }
        }
        return old;
    }
}
