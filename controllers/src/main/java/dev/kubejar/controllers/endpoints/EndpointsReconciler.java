package dev.kubejar.controllers.endpoints;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Key;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Announcement;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Notice;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.controllers.pods.Backend;
import dev.kubejar.controllers.pods.TriggerTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the Endpoints object of each service with a selector.
///
/// Reads the service, its pods and the Endpoints of its name; writes the latter, and deletes it
/// with the service.
///
/// Source: [Endpoints](https://kubernetes.io/docs/concepts/services-networking/service/#endpoints)
final class EndpointsReconciler implements Reconciler<Service> {
    private static final ResourceType ENDPOINTS = Endpoints.KIND.type();
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    private static final String MANAGER = "endpoint-controller";
    private static final String OVER_CAPACITY = "endpoints.kubernetes.io/over-capacity";
    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

    private final Lister<Pod> pods;
    private final Lister<Endpoints> endpoints;
    private final TriggerTime triggerTime = new TriggerTime();

    EndpointsReconciler(Lister<Pod> pods, Lister<Endpoints> endpoints) {
        this.pods = pods;
        this.endpoints = endpoints;
    }

    @Override
    public Plan reconcile(Service service) {
        if (service.selector().isEmpty() || service.type().equals(Service.EXTERNAL_NAME)) {
            return Plan.nothing(); // somebody else keeps its endpoints, or it has none
        }
        List<Pod> backends =
                pods.inNamespace(service.namespace()).stream()
                        .filter(pod -> Backend.isOf(service, pod))
                        .filter(pod -> service.publishNotReadyAddresses() || !pod.isDeleting())
                        .toList();
        return decide(
                service,
                backends,
                endpoints.get(Key.of(service)),
                triggerTime.next(service, backends));
    }

    /// The service's Endpoints go with it, but not those that elect a leader.
    @Override
    public Plan gone(Key key) {
        triggerTime.forget(key);
        return endpoints
                .get(key)
                .filter(one -> !one.meta().annotations().containsKey(LEADER))
                .filter(one -> one.meta().labels().containsKey(MANAGED_BY))
                .map(one -> Plan.of(Change.delete(ENDPOINTS, one)))
                .orElseGet(Plan::nothing);
    }

    /// Pure.
    static Plan decide(
            Service service,
            List<Pod> backends,
            Optional<Endpoints> present,
            Optional<String> triggered) {
        Subsets subsets = Subsets.of(service, backends);
        boolean same =
                present.isPresent()
                        && subsets.equalThoseOf(present.get())
                        && labels(service).equals(present.get().meta().labels())
                        && subsets.isOverCapacity()
                                == present.get().meta().annotations().containsKey(OVER_CAPACITY);
        if (same) {
            return Plan.nothing();
        }
        Change change =
                present.map(one -> update(one, service, subsets, triggered))
                        .orElseGet(() -> create(service, subsets, triggered));
        return Plan.of(change);
    }

    private static Change create(Service service, Subsets subsets, Optional<String> triggered) {
        JsonObject meta =
                JsonObject.builder()
                        .put("name", service.name())
                        .put("namespace", service.namespace())
                        .put("labels", JsonObject.ofStrings(labels(service)))
                        .putUnlessEmpty(
                                "annotations",
                                JsonObject.ofStrings(annotations(Map.of(), subsets, triggered)))
                        .build();
        var object =
                new ApiObject(
                        JsonObject.builder()
                                .put("apiVersion", ENDPOINTS.apiVersion())
                                .put("kind", ENDPOINTS.kind())
                                .put("metadata", meta)
                                .putUnlessEmpty("subsets", subsets.json())
                                .build());
        return Change.create(ENDPOINTS, object)
                .announced(refusal(service, "FailedToCreateEndpoint", "create"));
    }

    private static Change update(
            Endpoints present, Service service, Subsets subsets, Optional<String> triggered) {
        Map<String, String> annotations =
                annotations(present.meta().annotations(), subsets, triggered);
        ApiObject next =
                present.object()
                        .withMeta(
                                present.meta()
                                        .withLabels(labels(service))
                                        .with("annotations", JsonObject.ofStrings(annotations)))
                        .without("subsets");
        JsonArray json = subsets.json();
        return Change.replace(
                        ResourcePath.of(ENDPOINTS, present.object()),
                        json.isEmpty() ? next : next.with("subsets", json))
                .announced(refusal(service, "FailedToUpdateEndpoint", "update"));
    }

    private static Announcement refusal(Service service, String reason, String verb) {
        return new Announcement(
                Optional.empty(),
                Optional.of(
                        Notice.warning(
                                service,
                                reason,
                                "Failed to %s endpoint %s/%s: {error}"
                                        .formatted(verb, service.namespace(), service.name()))));
    }

    private static Map<String, String> labels(Service service) {
        var labels = new LinkedHashMap<>(service.meta().labels());
        labels.remove(HEADLESS);
        if (service.isHeadless() || service.clusterIp().isEmpty()) {
            labels.put(HEADLESS, "");
        }
        labels.put(MANAGED_BY, MANAGER);
        return labels;
    }

    private static Map<String, String> annotations(
            Map<String, String> present, Subsets subsets, Optional<String> triggered) {
        var annotations = new LinkedHashMap<>(present);
        annotations.remove(TriggerTime.ANNOTATION);
        annotations.remove(OVER_CAPACITY);
        triggered.ifPresent(time -> annotations.put(TriggerTime.ANNOTATION, time));
        if (subsets.isOverCapacity()) {
            annotations.put(OVER_CAPACITY, "truncated");
        }
        return annotations;
    }
}
