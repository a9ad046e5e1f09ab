package dev.kubejar.controllers.endpointslice;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.controllers.pods.Backend;
import dev.kubejar.controllers.pods.TriggerTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Keeps a service's pods in slices of at most a hundred, with few writes.
///
/// Reads the service, its pods, their nodes and the slices; writes the slices that it manages.
///
/// Source:
/// [EndpointSlices](https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/)
final class EndpointSliceReconciler implements Reconciler<Service> {
    static final String MANAGER = "endpointslice-controller.k8s.io";
    static final String BY_SERVICE = "service";

    private static final ResourceType SLICES = EndpointSlice.KIND.type();
    private static final Duration NODE_MAY_COME = Duration.ofSeconds(1);

    private final Lister<Pod> pods;
    private final Lister<Node> nodes;
    private final Lister<EndpointSlice> slices;
    private final TriggerTime triggerTime = new TriggerTime();

    EndpointSliceReconciler(Lister<Pod> pods, Lister<Node> nodes, Lister<EndpointSlice> slices) {
        this.pods = pods;
        this.nodes = nodes;
        this.slices = slices;
    }

    /// What a decision is made on, beside the service.
    ///
    /// @param pods those that its selector picks
    /// @param slices those that this controller manages for it
    /// @param triggered the time of the change, for the slices that are written
    record Seen(
            List<Pod> pods,
            Function<String, Optional<Node>> nodes,
            List<EndpointSlice> slices,
            Optional<String> triggered) {}

    @Override
    public Plan reconcile(Service service) {
        if (service.selector().isEmpty() || service.type().equals(Service.EXTERNAL_NAME)) {
            return Plan.nothing(); // somebody else keeps its endpoints, or it has none
        }
        List<Pod> backends =
                pods.inNamespace(service.namespace()).stream()
                        .filter(pod -> Backend.isOf(service, pod))
                        .toList();
        List<EndpointSlice> managed =
                slices.indexed(BY_SERVICE, Key.of(service).toString()).stream()
                        .filter(slice -> !slice.isDeleting())
                        .toList();
        return decide(
                service,
                new Seen(
                        backends,
                        name -> nodes.get("", name),
                        managed,
                        triggerTime.next(service, backends)));
    }

    @Override
    public Plan gone(Key key) {
        triggerTime.forget(key);
        return Plan.nothing();
    }

    /// Pure.
    static Plan decide(Service service, Seen seen) {
        var packings = new ArrayList<SlicePacking>();
        List<String> families =
                service.ipFamilies().isEmpty() ? List.of("IPv4") : service.ipFamilies();
        for (String family : families) {
            packings.add(packing(service, seen, family));
        }
        var changes = new ArrayList<Change>();
        seen.slices().stream()
                .filter(slice -> !families.contains(slice.addressType()))
                .forEach(slice -> changes.add(Change.delete(SLICES, slice)));
        packings.forEach(packing -> changes.addAll(packing.changes()));
        Plan plan = Plan.of(changes);
        boolean nodeMissing =
                seen.pods().stream().anyMatch(pod -> pod.isScheduled() && lacksNode(pod, seen));
        return nodeMissing ? plan.againAfter(NODE_MAY_COME) : plan;
    }

    private static boolean lacksNode(Pod pod, Seen seen) {
        return seen.nodes().apply(pod.nodeName()).isEmpty();
    }

    private static SlicePacking packing(Service service, Seen seen, String family) {
        Map<JsonArray, List<Endpoint>> byPorts = new LinkedHashMap<>();
        for (Pod pod : seen.pods()) {
            boolean unknown = pod.isScheduled() && lacksNode(pod, seen);
            if (unknown && !service.publishNotReadyAddresses()) {
                continue;
            }
            Endpoint.of(service, pod, seen.nodes().apply(pod.nodeName()), family)
                    .ifPresent(endpoint ->
                            byPorts.computeIfAbsent(
                                            Endpoint.ports(service, pod), _ -> new ArrayList<>())
                                    .add(endpoint));
        }
        List<EndpointSlice> present =
                seen.slices().stream().filter(slice -> slice.addressType().equals(family)).toList();
        return new SlicePacking(
                new SliceTemplate(service, family, seen.triggered()), present, byPorts);
    }
}
