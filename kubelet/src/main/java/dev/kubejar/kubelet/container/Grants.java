package dev.kubejar.kubelet.container;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.QosClass;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.kubelet.runtime.Resources;
import java.util.Map;

/// What the kernel is told to grant a container, from its requests and limits.
///
/// Source: [Resource
/// management](https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run)
public final class Grants {
    private static final long MIN_SHARES = 2;
    private static final long MAX_SHARES = 262_144;
    private static final long PERIOD_MICROS = 100_000;
    private static final long MIN_QUOTA_MICROS = 1_000;

    private Grants() {}

    /// Pure.
    ///
    /// @param nodeMemoryBytes of the whole machine
    public static Resources of(Pod pod, Container container, long nodeMemoryBytes) {
        Map<String, Quantity> requests = container.resources().requests();
        Map<String, Quantity> limits = container.resources().limits();
        long limitMilli = milliCpu(limits);
        long shareMilli = requests.containsKey(ResourceList.CPU) ? milliCpu(requests) : limitMilli;
        return new Resources(
                Math.clamp(shareMilli * 1024 / 1000, MIN_SHARES, MAX_SHARES),
                limitMilli == 0 ? 0 : Math.max(limitMilli * PERIOD_MICROS / 1000, MIN_QUOTA_MICROS),
                limitMilli == 0 ? 0 : PERIOD_MICROS,
                memory(limits),
                0,
                oomScore(QosClass.of(pod.spec()), memory(requests), nodeMemoryBytes));
    }

    private static long milliCpu(Map<String, Quantity> amounts) {
        return amounts.getOrDefault(ResourceList.CPU, Quantity.ZERO).milliValue();
    }

    private static long memory(Map<String, Quantity> amounts) {
        return amounts.getOrDefault(ResourceList.MEMORY, Quantity.ZERO).value();
    }

    private static int oomScore(QosClass qos, long requestBytes, long nodeMemoryBytes) {
        return switch (qos) {
            case GUARANTEED -> -997;
            case BEST_EFFORT -> 1000;
            case BURSTABLE -> Math.clamp(1000 - 1000 * requestBytes / nodeMemoryBytes, 3, 999);
        };
    }
}
