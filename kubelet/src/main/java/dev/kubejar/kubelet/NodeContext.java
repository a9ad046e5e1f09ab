package dev.kubejar.kubelet;

import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.kubelet.pod.PodReport;
import java.util.Map;

/// The node that a pod runs on, as its worker needs to know it.
///
/// @param allocatable what containers without a limit may think they have
/// @param memoryBytes of the machine
record NodeContext(
        String name, PodReport.Place place, Map<String, Quantity> allocatable, long memoryBytes) {
    public NodeContext {
        allocatable = Map.copyOf(allocatable);
    }
}
