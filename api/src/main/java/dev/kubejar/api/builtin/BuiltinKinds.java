package dev.kubejar.api.builtin;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;
import java.util.stream.Stream;

/// The one table of built-in kinds. A row alone makes a kind stored, served, watched, discoverable
/// and printable.
///
/// Its parts stand by area beside this class: [CoreKinds], [WorkloadKinds] and so on.
public final class BuiltinKinds {
    /// Types that are asked for by requests and never stored.
    public static final ResourceType BINDING =
            new ResourceType("", "v1", "Binding", "bindings", Scope.NAMESPACED);

    public static final ResourceType EVICTION =
            new ResourceType("policy", "v1", "Eviction", "evictions", Scope.NAMESPACED);

    public static final ResourceType SCALE =
            new ResourceType("autoscaling", "v1", "Scale", "scales", Scope.NAMESPACED);

    public static final List<KindDefinition> ALL =
            Stream.of(
                            CoreKinds.rows(),
                            WorkloadKinds.rows(),
                            NetworkKinds.rows(),
                            StorageKinds.rows(),
                            AccessKinds.rows(),
                            DeviceKinds.rows(),
                            MetricsKinds.rows(),
                            MachineryKinds.rows())
                    .flatMap(rows -> rows)
                    .map(KindRow::build)
                    .toList();

    private BuiltinKinds() {}
}
