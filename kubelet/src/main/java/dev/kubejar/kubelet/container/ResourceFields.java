package dev.kubejar.kubelet.container;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.EnvVar.ResourceFieldRef;
import dev.kubejar.api.core.pod.PodSpec;
import dev.kubejar.api.quantity.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// The resources of a container that the downward API shows, such as `limits.memory`.
///
/// @param allocatable what the node gives a container that has no limit
public record ResourceFields(PodSpec pod, Map<String, Quantity> allocatable) {
    public ResourceFields {
        allocatable = Map.copyOf(allocatable);
    }

    /// The amount in units of the divisor, rounded up; throws [ConfigProblem].
    ///
    /// @param own the container to take when the reference names none
    public String value(ResourceFieldRef ref, String own) {
        String name = ref.containerName().isEmpty() ? own : ref.containerName();
        Container container =
                pod.container(name)
                        .orElseThrow(() -> new ConfigProblem("container " + name + " not found"));
        return divided(amount(container, ref.resource()), Quantity.parse(ref.divisor()));
    }

    private Quantity amount(Container container, String resource) {
        if (resource.startsWith("limits.")) {
            String name = resource.substring("limits.".length());
            Quantity limit = container.resources().limits().getOrDefault(name, Quantity.ZERO);
            return limit.isZero() ? allocatable.getOrDefault(name, Quantity.ZERO) : limit;
        }
        if (resource.startsWith("requests.")) {
            String name = resource.substring("requests.".length());
            return container.resources().requests().getOrDefault(name, Quantity.ZERO);
        }
        throw new ConfigProblem("unsupported container resource : " + resource);
    }

    private static String divided(Quantity amount, Quantity divisor) {
        return BigDecimal.valueOf(amount.milliValue())
                .divide(BigDecimal.valueOf(divisor.milliValue()), 0, RoundingMode.CEILING)
                .toPlainString();
    }
}
