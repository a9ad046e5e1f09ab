package dev.kubejar.api.autoscaling;

import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// The flat form that the sources of metrics had before `v2`: `metricName` for `metric.name`,
/// `targetAverageValue` for `target.averageValue`.
final class V1Metrics {
    static final List<String> SOURCES =
            List.of("object", "pods", "resource", "containerResource", "external");

    private V1Metrics() {}

    /// The source as `v2` has it.
    static JsonObject toTarget(JsonObject old) {
        var target = JsonObject.builder();
        if (old.has("targetAverageUtilization")) {
            target.put("type", "Utilization");
        } else if (old.has("targetValue")) {
            target.put("type", "Value");
        } else {
            target.put("type", "AverageValue");
        }
        move(old, "targetAverageUtilization", target, "averageUtilization");
        move(old, "targetValue", target, "value");
        move(old, "targetAverageValue", target, "averageValue");
        move(old, "averageValue", target, "averageValue");
        return identified(old).put("target", target.build()).build();
    }

    static JsonObject toCurrent(JsonObject old) {
        var current = JsonObject.builder();
        move(old, "currentAverageUtilization", current, "averageUtilization");
        move(old, "currentValue", current, "value");
        move(old, "currentAverageValue", current, "averageValue");
        move(old, "averageValue", current, "averageValue");
        return identified(old).put("current", current.build()).build();
    }

    private static void move(JsonObject from, String field, JsonObject.Builder to, String name) {
        from.find(field).ifPresent(it -> to.put(name, it));
    }

    private static JsonObject.Builder identified(JsonObject old) {
        var source = JsonObject.builder();
        move(old, "name", source, "name");
        move(old, "container", source, "container");
        move(old, "target", source, "describedObject");
        if (old.has("metricName")) {
            var metric = JsonObject.builder();
            move(old, "metricName", metric, "name");
            move(old, "selector", metric, "selector");
            move(old, "metricSelector", metric, "selector");
            source.put("metric", metric.build());
        }
        return source;
    }

    /// The source as `v1` keeps it in an annotation.
    static JsonObject fromTarget(JsonObject source) {
        JsonObject target = source.object("target");
        var old = flat(source);
        move(target, "averageUtilization", old, "targetAverageUtilization");
        move(target, "value", old, "targetValue");
        boolean ofObject = source.has("describedObject");
        move(target, "averageValue", old, ofObject ? "averageValue" : "targetAverageValue");
        return old.build();
    }

    static JsonObject fromCurrent(JsonObject source) {
        JsonObject current = source.object("current");
        var old = flat(source);
        move(current, "averageUtilization", old, "currentAverageUtilization");
        move(current, "value", old, "currentValue");
        boolean ofObject = source.has("describedObject");
        move(current, "averageValue", old, ofObject ? "averageValue" : "currentAverageValue");
        if (source.has("name") && !current.has("averageValue")) {
            old.put("currentAverageValue", "0");
        }
        return old.build();
    }

    private static JsonObject.Builder flat(JsonObject source) {
        var old = JsonObject.builder();
        move(source, "describedObject", old, "target");
        move(source, "name", old, "name");
        move(source, "container", old, "container");
        JsonObject metric = source.object("metric");
        move(metric, "name", old, "metricName");
        move(metric, "selector", old, "selector");
        return old;
    }

    /// Of an external metric, which has its own name for the selector.
    static JsonObject external(JsonObject old) {
        return old.find("selector")
                .map(it -> old.without("selector").with("metricSelector", it))
                .orElse(old);
    }
}
