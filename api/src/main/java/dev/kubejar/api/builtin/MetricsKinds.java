package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.metrics.NodeMetrics;
import dev.kubejar.api.metrics.PodMetrics;
import dev.kubejar.api.quantity.Quantity;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rows of what is measured.
///
/// Source: [metrics-server's
/// tables](https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/api/table.go)
final class MetricsKinds {

    static Stream<KindRow> rows() {
        return Stream.of(
                row(NodeMetrics.KIND.type(), "", Rules.NONE, MetricsKinds::ofNodes)
                        .only("get", "list")
                        .withoutSingular(),
                row(PodMetrics.KIND.type(), "", Rules.NONE, MetricsKinds::ofPods)
                        .only("get", "list")
                        .withoutSingular());
    }

    private static List<Column> ofNodes() {
        return columns((it, resource) -> new NodeMetrics(it).usage(resource));
    }

    private static List<Column> ofPods() {
        return columns((it, resource) -> new PodMetrics(it).usage(resource));
    }

    private static List<Column> columns(BiFunction<ApiObject, String, Quantity> usage) {
        return List.of(
                column("Name", "name", "Name of the resource", it -> it.meta().name()),
                column("cpu", "quantity", "", it -> usage.apply(it, "cpu").toString()),
                column("memory", "quantity", "", it -> usage.apply(it, "memory").toString()),
                column("Window", "duration", "", it -> it.json().string("window")));
    }

    private static Column column(
            String name, String format, String description, Function<ApiObject, String> cell) {
        return new Column(
                name, "string", format, description, 0, (object, _) -> Json.of(cell.apply(object)));
    }

    private MetricsKinds() {}
}
