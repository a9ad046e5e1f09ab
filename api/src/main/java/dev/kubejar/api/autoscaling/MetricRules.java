package dev.kubejar.api.autoscaling;

import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Map;

/// What makes the metrics of an autoscaler invalid.
final class MetricRules {
    private static final List<String> TYPES =
            List.of("ContainerResource", "External", "Object", "Pods", "Resource");
    private static final List<String> TARGET_TYPES =
            List.of("Utilization", "Value", "AverageValue");

    /// The field of each type, and the order in which upstream looks for them.
    private static final Map<String, String> FIELDS =
            Map.of(
                    "Object", "object",
                    "External", "external",
                    "Pods", "pods",
                    "Resource", "resource",
                    "ContainerResource", "containerResource");

    private static final List<String> SOURCES =
            List.of("object", "external", "pods", "resource", "containerResource");

    private MetricRules() {}

    static void metrics(JsonObject spec, String path, Problems problems) {
        List<JsonObject> metrics = spec.objects("metrics");
        boolean outside = false;
        for (int i = 0; i < metrics.size(); i++) {
            metric(metrics.get(i), path + "[" + i + "]", problems);
            String type = metrics.get(i).string("type");
            outside |= type.equals("Object") || type.equals("External");
        }
        if (spec.has("minReplicas") && spec.integer("minReplicas", 1) == 0 && !outside) {
            problems.forbidden(
                    path,
                    "must specify at least one Object or External metric to support scaling to zero"
                            + " replicas");
        }
    }

    private static void metric(JsonObject metric, String path, Problems problems) {
        String type = metric.string("type");
        if (type.isEmpty()) {
            problems.required(path + ".type", "must specify a metric source type");
        }
        problems.oneOf(path + ".type", type, TYPES);
        List<String> present = SOURCES.stream().filter(metric::has).toList();
        if (!present.isEmpty()) {
            String first = present.getFirst();
            source(first, metric.object(first), path + "." + first, problems);
        }
        String expected = FIELDS.getOrDefault(type, "");
        if (expected.isEmpty()) {
            problems.oneOf(path + ".type", type, TYPES);
        } else if (!metric.has(expected)) {
            problems.required(
                    path + "." + expected, "must populate information for the given metric source");
        }
        if (present.size() != 1) {
            present.stream()
                    .filter(it -> !it.equals(expected))
                    .forEach(it ->
                            problems.forbidden(
                                    path + "." + it, "must populate the given metric source only"));
        }
    }

    private static void source(String kind, JsonObject source, String path, Problems problems) {
        JsonObject target = source.object("target");
        String targetPath = path + ".target";
        switch (kind) {
            case "object" -> {
                HorizontalPodAutoscalerRules.reference(
                        source.object("describedObject"),
                        true,
                        path + ".describedObject",
                        problems);
                identifier(source, path, problems);
                target(target, targetPath, problems);
                if (!target.has("value") && !target.has("averageValue")) {
                    problems.required(
                            targetPath + ".averageValue",
                            "must set either a target value or averageValue");
                }
            }
            case "external" -> {
                identifier(source, path, problems);
                target(target, targetPath, problems);
                external(target, targetPath, problems);
            }
            case "pods" -> {
                identifier(source, path, problems);
                target(target, targetPath, problems);
                if (!target.has("averageValue")) {
                    problems.required(
                            targetPath + ".averageValue",
                            "must specify a positive target averageValue");
                }
            }
            default -> resource(kind, source, path, problems);
        }
    }

    private static void external(JsonObject target, String path, Problems problems) {
        boolean hasValue = target.has("value");
        boolean hasAverage = target.has("averageValue");
        if (!hasValue && !hasAverage) {
            problems.required(
                    path + ".averageValue",
                    "must set either a target value for metric or a per-pod target");
        }
        if (hasValue && hasAverage) {
            problems.forbidden(
                    path + ".value",
                    "may not set both a target value for metric and a per-pod target");
        }
    }

    private static void resource(String kind, JsonObject source, String path, Problems problems) {
        String name = source.string("name");
        if (name.isEmpty()) {
            problems.required(path + ".name", "must specify a resource name");
        } else if (kind.equals("containerResource")) {
            ResourceRules.containerName(name, path + ".name", problems);
        }
        if (kind.equals("containerResource")) {
            String container = source.string("container");
            if (container.isEmpty()) {
                problems.required(path + ".container", "must specify a container");
            } else {
                problems.complaints(path + ".container", container, Names.label(container));
            }
        }
        JsonObject target = source.object("target");
        target(target, path + ".target", problems);
        boolean hasUtilization = target.has("averageUtilization");
        boolean hasValue = target.has("averageValue");
        if (!hasUtilization && !hasValue) {
            problems.required(
                    path + ".target.averageUtilization",
                    "must set either a target raw value or a target utilization");
        }
        if (hasUtilization && hasValue) {
            problems.forbidden(
                    path + ".target.averageValue",
                    "may not set both a target raw value and a target utilization");
        }
    }

    private static void identifier(JsonObject source, String path, Problems problems) {
        String name = source.object("metric").string("name");
        String at = path + ".metric.name";
        if (name.isEmpty()) {
            problems.required(at, "must specify a metric name");
        } else {
            problems.complaints(at, name, Names.pathSegment(name));
        }
    }

    private static void target(JsonObject target, String path, Problems problems) {
        String type = target.string("type");
        if (type.isEmpty()) {
            problems.required(path + ".type", "must specify a metric target type");
        }
        if (!TARGET_TYPES.contains(type)) {
            problems.invalid(
                    path + ".type", type, "must be either Utilization, Value, or AverageValue");
        }
        for (String field : List.of("value", "averageValue")) {
            target.find(field)
                    .map(Quantity::of)
                    .filter(it -> it.sign() <= 0)
                    .ifPresent(it ->
                            problems.invalid(
                                    path + "." + field, it.toString(), "must be positive"));
        }
        long utilization = target.integer("averageUtilization", 1);
        if (utilization < 1) {
            problems.invalid(path + ".averageUtilization", utilization, "must be greater than 0");
        }
    }
}
