package dev.kubejar.controllers.endpointslice;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.controllers.pods.Backend;
import java.util.List;

/// Runs the [EndpointSliceReconciler] for the services, and for those whose pods or slices change.
public final class EndpointSliceLoop {
    private static final int WORKERS = 5;

    private EndpointSliceLoop() {}

    public static Loop<Service> of(Wiring wiring) {
        Informer<Service> services = wiring.informers().of(Service.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        Informer<Node> nodes = wiring.informers().of(Node.KIND);
        Informer<EndpointSlice> slices =
                wiring.informers()
                        .of(EndpointSlice.KIND)
                        .index(EndpointSliceReconciler.BY_SERVICE, EndpointSliceLoop::serviceOf);
        var reconciler =
                new EndpointSliceReconciler(pods.lister(), nodes.lister(), slices.lister());
        return new Loop<>("endpoint-slice-controller", services, reconciler, wiring, WORKERS)
                .watching(pods, pod -> servicesOf(pod, services))
                .watching(slices, EndpointSliceLoop::keysOf)
                .reading(nodes);
    }

    private static List<Key> servicesOf(Pod pod, Informer<Service> services) {
        return Backend.servicesOf(pod, services.lister().inNamespace(pod.namespace())).stream()
                .map(Key::of)
                .toList();
    }

    private static List<Key> keysOf(EndpointSlice slice) {
        String manager = slice.meta().labels().getOrDefault(EndpointSlice.MANAGED_BY_LABEL, "");
        return manager.equals(EndpointSliceReconciler.MANAGER)
                ? List.of(new Key(slice.namespace(), slice.serviceName()))
                : List.of();
    }

    private static List<String> serviceOf(EndpointSlice slice) {
        return keysOf(slice).stream().map(Key::toString).toList();
    }
}
