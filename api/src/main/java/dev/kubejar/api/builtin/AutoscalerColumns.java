package dev.kubejar.api.builtin;

import dev.kubejar.api.autoscaling.HorizontalPodAutoscaler;
import dev.kubejar.api.autoscaling.V1Conversion;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import java.util.ArrayList;
import java.util.List;

/// How HorizontalPodAutoscalers print.
final class AutoscalerColumns {
    private static final int SHOWN = 2;

    static final List<Column> V2 =
            Columns.of(HorizontalPodAutoscaler.KIND)
                    .name()
                    .text("Reference", "What is scaled", AutoscalerColumns::reference)
                    .text("Targets", "Metrics, of those wanted", AutoscalerColumns::targets)
                    .text(
                            "MinPods",
                            "Replicas at least",
                            it ->
                                    it.minReplicas().isPresent()
                                            ? String.valueOf(it.minReplicas().getAsLong())
                                            : "<unset>")
                    .number(
                            "MaxPods",
                            "string",
                            "Replicas at most",
                            HorizontalPodAutoscaler::maxReplicas)
                    .number(
                            "Replicas",
                            "string",
                            "Replicas there are",
                            it -> it.status().integer("currentReplicas", 0))
                    .age()
                    .list();

    /// The same cells, of objects in the old version.
    static final List<Column> V1 =
            V2.stream()
                    .map(it ->
                            new Column(
                                    it.name(),
                                    it.type(),
                                    it.format(),
                                    it.description(),
                                    it.priority(),
                                    (object, now) ->
                                            it.cell().of(new V1Conversion().toStored(object), now)))
                    .toList();

    private AutoscalerColumns() {}

    private static String reference(HorizontalPodAutoscaler autoscaler) {
        JsonObject ref = autoscaler.scaleTargetRef();
        return ref.string("kind") + "/" + ref.string("name");
    }

    private static String targets(HorizontalPodAutoscaler autoscaler) {
        List<JsonObject> metrics = autoscaler.metrics();
        List<JsonObject> current = autoscaler.status().objects("currentMetrics");
        if (metrics.isEmpty()) {
            return Columns.NONE;
        }
        var shown = new ArrayList<String>();
        for (int i = 0; i < Math.min(SHOWN, metrics.size()); i++) {
            shown.add(
                    metric(metrics.get(i), i < current.size() ? current.get(i) : JsonObject.EMPTY));
        }
        String all = String.join(", ", shown);
        return metrics.size() > SHOWN ? all + " + " + (metrics.size() - SHOWN) + " more..." : all;
    }

    private static String metric(JsonObject metric, JsonObject status) {
        String source =
                switch (metric.string("type")) {
                    case "External" -> "external";
                    case "Pods" -> "pods";
                    case "Object" -> "object";
                    case "Resource" -> "resource";
                    case "ContainerResource" -> "containerResource";
                    default -> "";
                };
        JsonObject target = metric.object(source).object("target");
        JsonObject current = status.object(source).object("current");
        boolean average = target.has("averageValue");
        return switch (source) {
            case "" -> "<unknown type>";
            case "pods" -> ratio(current, target, "averageValue");
            case "external", "object" ->
                    average
                            ? ratio(current, target, "averageValue") + " (avg)"
                            : ratio(current, target, "value");
            default ->
                    metric.object(source).string("name")
                            + ": "
                            + (average
                                    ? ratio(current, target, "averageValue")
                                    : percent(current, Columns.UNKNOWN)
                                            + "/"
                                            + percent(target, "<auto>"));
        };
    }

    private static String ratio(JsonObject current, JsonObject target, String field) {
        return Columns.orUnknown(current.string(field)) + "/" + target.string(field);
    }

    private static String percent(JsonObject amount, String otherwise) {
        return amount.has("averageUtilization")
                ? amount.integer("averageUtilization", 0) + "%"
                : otherwise;
    }
}
