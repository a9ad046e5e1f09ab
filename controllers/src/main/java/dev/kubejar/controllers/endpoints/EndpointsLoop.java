package dev.kubejar.controllers.endpoints;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.controllers.pods.Backend;
import java.util.List;

/// Runs the [EndpointsReconciler] for the services, and for those whose pods or Endpoints change.
public final class EndpointsLoop {
    private static final int WORKERS = 5;

    private EndpointsLoop() {}

    public static Loop<Service> of(Wiring wiring) {
        Informer<Service> services = wiring.informers().of(Service.KIND);
        Informer<Pod> pods = wiring.informers().of(Pod.KIND);
        Informer<Endpoints> endpoints = wiring.informers().of(Endpoints.KIND);
        var reconciler = new EndpointsReconciler(pods.lister(), endpoints.lister());
        return new Loop<>("endpoint-controller", services, reconciler, wiring, WORKERS)
                .watching(pods, pod -> servicesOf(pod, services))
                .watching(endpoints, one -> List.of(Key.of(one)));
    }

    private static List<Key> servicesOf(Pod pod, Informer<Service> services) {
        return Backend.servicesOf(pod, services.lister().inNamespace(pod.namespace())).stream()
                .map(Key::of)
                .toList();
    }
}
