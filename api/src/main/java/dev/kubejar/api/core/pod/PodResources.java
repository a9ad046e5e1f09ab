package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.quantity.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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
        Map<String, Quantity> sum = sum(spec);
        Map<String, Quantity> ofPod = spec.resources().requests();
        overrule(sum, ofPod);
        ResourceList.add(sum, spec.overhead());
        return Map.copyOf(sum);
    }

    /// What the containers ask for together, of the resources that may be set for the whole pod.
    static Map<String, Quantity> ofContainers(PodSpec spec) {
        Map<String, Quantity> sum = sum(spec);
        sum.keySet().retainAll(POD_LEVEL);
        return sum;
    }

    private static void overrule(Map<String, Quantity> sum, Map<String, Quantity> ofPod) {
        ofPod.forEach((name, amount) -> {
            if (POD_LEVEL.contains(name) || name.startsWith("hugepages-")) {
                sum.put(name, amount);
            }
        });
    }

    private static Map<String, Quantity> sum(PodSpec spec) {
        var running = new HashMap<String, Quantity>();
        for (Container container : spec.containers()) {
            ResourceList.add(running, container.resources().requests());
        }
        var sidecars = new HashMap<String, Quantity>();
        var starting = new HashMap<String, Quantity>();
        for (Container init : spec.initContainers()) {
            var atOnce = new HashMap<>(init.resources().requests());
            ResourceList.add(atOnce, sidecars);
            ResourceList.raise(starting, atOnce);
            if (init.isSidecar()) {
                ResourceList.add(sidecars, init.resources().requests());
                ResourceList.add(running, init.resources().requests());
            }
        }
        ResourceList.raise(running, starting);
        return running;
    }
}
