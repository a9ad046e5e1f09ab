package dev.kubejar.controllers.endpointslice;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.controllers.pods.TriggerTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What all slices of a service in one IP family have in common.
record SliceTemplate(Service service, String family, Optional<String> triggered) {
    private static final String HEADLESS = "service.kubernetes.io/headless";

    /// The service's labels, and those by which slices are found.
    Map<String, String> labels() {
        var labels = new LinkedHashMap<>(service.meta().labels());
        labels.remove(HEADLESS);
        if (service.isHeadless() || service.clusterIp().isEmpty()) {
            labels.put(HEADLESS, "");
        }
        labels.put(EndpointSlice.SERVICE_NAME_LABEL, service.name());
        labels.put(EndpointSlice.MANAGED_BY_LABEL, EndpointSliceReconciler.MANAGER);
        return labels;
    }

    Change create(JsonArray ports, List<Endpoint> endpoints) {
        JsonObject meta =
                JsonObject.builder()
                        .put("generateName", prefix())
                        .put("namespace", service.namespace())
                        .put("labels", JsonObject.ofStrings(labels()))
                        .put(
                                "ownerReferences",
                                JsonArray.of(OwnerReference.controllerOf(service.object()).json()))
                        .build();
        var slice =
                new ApiObject(
                        JsonObject.builder()
                                .put("apiVersion", EndpointSlice.KIND.type().apiVersion())
                                .put("kind", EndpointSlice.KIND.type().kind())
                                .put("metadata", withTrigger(new ObjectMeta(meta)).json())
                                .put("addressType", family)
                                .put("endpoints", json(endpoints))
                                .put("ports", ports)
                                .build());
        return Change.create(EndpointSlice.KIND.type(), slice);
    }

    Change update(EndpointSlice slice, JsonArray ports, List<Endpoint> endpoints) {
        ApiObject next =
                slice.object()
                        .withMeta(withTrigger(slice.meta().withLabels(labels())))
                        .with("endpoints", json(endpoints))
                        .with("ports", ports);
        return Change.replace(ResourcePath.of(EndpointSlice.KIND.type(), slice.object()), next);
    }

    private static JsonArray json(List<Endpoint> endpoints) {
        return JsonArray.of(endpoints.stream().map(Endpoint::json).toList());
    }

    private ObjectMeta withTrigger(ObjectMeta meta) {
        var annotations = new LinkedHashMap<>(meta.annotations());
        annotations.remove(TriggerTime.ANNOTATION);
        triggered.ifPresent(time -> annotations.put(TriggerTime.ANNOTATION, time));
        return annotations.isEmpty()
                ? meta.without("annotations")
                : meta.withAnnotations(annotations);
    }

    private String prefix() {
        return Names.subdomain(service.name() + "a").isEmpty()
                ? service.name() + "-"
                : service.name();
    }
}
