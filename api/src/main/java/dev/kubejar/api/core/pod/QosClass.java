package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.quantity.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How well a pod's resources are secured, which decides who goes first when a node runs short.
///
/// Source: [Quality of service](https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/)
public enum QosClass {
    GUARANTEED("Guaranteed"),
    BURSTABLE("Burstable"),
    BEST_EFFORT("BestEffort");

    private static final Set<String> COUNTED = Set.of(ResourceList.CPU, ResourceList.MEMORY);

    private final String text;

    QosClass(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static QosClass of(PodSpec spec) {
        ResourceRequirements ofPod = spec.resources();
        List<ResourceRequirements> all =
                ofPod.json().isEmpty()
                        ? Stream.of(spec.containers(), spec.initContainers())
                                .flatMap(List::stream)
                                .map(Container::resources)
                                .toList()
                        : List.of(ofPod);
        if (all.stream()
                .allMatch(it -> names(it.requests()).isEmpty() && names(it.limits()).isEmpty())) {
            return BEST_EFFORT;
        }
        return all.stream().allMatch(QosClass::isGuaranteed) ? GUARANTEED : BURSTABLE;
    }

    private static boolean isGuaranteed(ResourceRequirements resources) {
        Map<String, Quantity> limits = resources.limits();
        Map<String, Quantity> requests = resources.requests();
        return names(limits).equals(COUNTED)
                && limits.entrySet().stream()
                        .filter(it -> COUNTED.contains(it.getKey()))
                        .allMatch(it ->
                                it.getValue()
                                        .equals(requests.getOrDefault(it.getKey(), it.getValue())));
    }

    /// The counted resources of which there is more than nothing.
    private static Set<String> names(Map<String, Quantity> amounts) {
        return amounts.entrySet().stream()
                .filter(it -> COUNTED.contains(it.getKey()) && it.getValue().sign() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
