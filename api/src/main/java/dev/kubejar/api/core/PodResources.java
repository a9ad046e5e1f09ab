package dev.kubejar.api.core;

import dev.kubejar.api.quantity.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a whole pod asks of its node.
///
/// The sum over containers and sidecars, or the most that the init phase needs at once if that is
/// more, plus the overhead; amounts set for the pod as a whole go before the sum.
///
/// Source: [Resource
/// sharing](https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers)
public final class PodResources {
    private static final Set<String> POD_LEVEL = Set.of(ResourceList.CPU, ResourceList.MEMORY);

    private PodResources() {}

    public static Map<String, Quantity> requests(PodSpec spec) {
        Map<String, Quantity> sum = sum(spec, ResourceRequirements::requests);
        Map<String, Quantity> ofPod = spec.resources().requests();
        overrule(sum, ofPod);
        ResourceList.add(sum, spec.overhead());
        return Map.copyOf(sum);
    }

    /// What the containers ask for together, of the resources that may be set for the whole pod.
    static Map<String, Quantity> ofContainers(PodSpec spec) {
        Map<String, Quantity> sum = sum(spec, ResourceRequirements::requests);
        sum.keySet().retainAll(POD_LEVEL);
        return sum;
    }

    /// Limits; a resource without a limit in any container is absent.
    public static Map<String, Quantity> limits(PodSpec spec) {
        Map<String, Quantity> sum = sum(spec, ResourceRequirements::limits);
        overrule(sum, spec.resources().limits());
        spec.overhead()
                .forEach((name, amount) ->
                        sum.computeIfPresent(name, (_, limit) -> limit.plus(amount)));
        return Map.copyOf(sum);
    }

    private static void overrule(Map<String, Quantity> sum, Map<String, Quantity> ofPod) {
        ofPod.forEach((name, amount) -> {
            if (POD_LEVEL.contains(name) || name.startsWith("hugepages-")) {
                sum.put(name, amount);
            }
        });
    }

    private static Map<String, Quantity> sum(
            PodSpec spec, Function<ResourceRequirements, Map<String, Quantity>> side) {
        var running = new HashMap<String, Quantity>();
        for (Container container : spec.containers()) {
            ResourceList.add(running, side.apply(container.resources()));
        }
        var sidecars = new HashMap<String, Quantity>();
        var starting = new HashMap<String, Quantity>();
        for (Container init : spec.initContainers()) {
            var atOnce = new HashMap<>(side.apply(init.resources()));
            ResourceList.add(atOnce, sidecars);
            ResourceList.raise(starting, atOnce);
            if (init.isSidecar()) {
                ResourceList.add(sidecars, side.apply(init.resources()));
                ResourceList.add(running, side.apply(init.resources()));
            }
        }
        ResourceList.raise(running, starting);
        return running;
    }
}
