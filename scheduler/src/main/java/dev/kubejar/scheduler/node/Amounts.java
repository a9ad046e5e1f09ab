package dev.kubejar.scheduler.node;

import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.quantity.Quantity;
import java.util.HashMap;
import java.util.Map;

/// Amounts of resources as plain numbers, since a decision compares them for every node.
///
/// @param milliCpu thousandths of a CPU
/// @param memory bytes
/// @param ephemeralStorage bytes
/// @param pods a count
/// @param others by name, such as `example.com/gpu`, in whole units
public record Amounts(
        long milliCpu, long memory, long ephemeralStorage, long pods, Map<String, Long> others) {
    public static final Amounts NONE = new Amounts(0, 0, 0, 0, Map.of());

    public Amounts {
        others = Map.copyOf(others);
    }

    public static Amounts of(Map<String, Quantity> amounts) {
        var others = new HashMap<String, Long>();
        amounts.forEach((name, amount) -> {
            switch (name) {
                case ResourceList.CPU,
                        ResourceList.MEMORY,
                        ResourceList.EPHEMERAL_STORAGE,
                        ResourceList.PODS -> {}
                default -> others.put(name, amount.value());
            }
        });
        return new Amounts(
                amounts.getOrDefault(ResourceList.CPU, Quantity.ZERO).milliValue(),
                amounts.getOrDefault(ResourceList.MEMORY, Quantity.ZERO).value(),
                amounts.getOrDefault(ResourceList.EPHEMERAL_STORAGE, Quantity.ZERO).value(),
                amounts.getOrDefault(ResourceList.PODS, Quantity.ZERO).value(),
                others);
    }

    public long other(String name) {
        return others.getOrDefault(name, 0L);
    }

    public Amounts plus(Amounts more) {
        return combined(more, 1);
    }

    public Amounts minus(Amounts less) {
        return combined(less, -1);
    }

    private Amounts combined(Amounts that, int sign) {
        Map<String, Long> sum = others;
        if (!that.others.isEmpty()) {
            sum = new HashMap<>(others);
            for (var other : that.others.entrySet()) {
                sum.merge(other.getKey(), sign * other.getValue(), Long::sum);
            }
        }
        return new Amounts(
                milliCpu + sign * that.milliCpu,
                memory + sign * that.memory,
                ephemeralStorage + sign * that.ephemeralStorage,
                pods + sign * that.pods,
                sum);
    }
}
