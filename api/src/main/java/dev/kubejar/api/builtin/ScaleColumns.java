package dev.kubejar.api.builtin;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Kind;
import java.util.List;

/// How a Scale prints: `kubectl get deployment web --subresource=scale`.
public final class ScaleColumns {
    public static final List<Column> ALL =
            Columns.of(new Kind<>(BuiltinKinds.SCALE, Scale::new))
                    .name()
                    .number(
                            "Desired",
                            "integer",
                            "Number of instances that are wanted",
                            it -> it.object().spec().integer("replicas", 0))
                    .count("Available", "Number of instances that were observed", "replicas")
                    .age()
                    .list();

    private ScaleColumns() {}

    private record Scale(ApiObject object) implements View {}
}
