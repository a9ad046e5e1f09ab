package dev.kubejar.api.core.service;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.net.IpWarnings;
import java.util.ArrayList;
import java.util.List;

/// What is dubious in a good Service.
///
/// Source: [Service](https://kubernetes.io/docs/concepts/services-networking/service/)
final class ServiceWarnings {
    static final String HINTS = "service.kubernetes.io/topology-aware-hints";
    static final String MODE = "service.kubernetes.io/topology-mode";

    private final Service service;
    private final JsonObject spec;
    private final List<String> found = new ArrayList<>();

    private ServiceWarnings(Service service) {
        this.service = service;
        this.spec = service.object().spec();
    }

    static List<String> of(Service service) {
        return new ServiceWarnings(service).all();
    }

    private List<String> all() {
        if (service.meta().annotations().containsKey(HINTS)) {
            found.add("annotation " + HINTS + " is deprecated, please use " + MODE + " instead");
        }
        if (service.hasClusterIp()) {
            addresses("clusterIPs");
        }
        if (service.type().equals(Service.CLUSTER_IP) && service.isHeadless()) {
            headless();
        }
        addresses("externalIPs");
        found.addAll(IpWarnings.address("spec.loadBalancerIP", spec.string("loadBalancerIP")));
        List<String> sources = spec.strings("loadBalancerSourceRanges");
        for (int i = 0; i < sources.size(); i++) {
            String path = "spec.loadBalancerSourceRanges[" + i + "]";
            found.addAll(IpWarnings.range(path, sources.get(i)));
        }
        types();
        if (spec.string("trafficDistribution").equals("PreferClose")) {
            found.add(
                    "spec.trafficDistribution: \"PreferClose\" is deprecated; use"
                            + " \"PreferSameZone\"");
        }
        return List.copyOf(found);
    }

    private void addresses(String field) {
        List<String> addresses = spec.strings(field);
        for (int i = 0; i < addresses.size(); i++) {
            found.addAll(IpWarnings.address("spec." + field + "[" + i + "]", addresses.get(i)));
        }
    }

    private void headless() {
        if (!spec.string("loadBalancerIP").isEmpty()) {
            found.add("spec.loadBalancerIP is ignored for headless services");
        }
        if (!spec.array("externalIPs").isEmpty()) {
            found.add("spec.externalIPs is ignored for headless services");
        }
        if (!spec.string("sessionAffinity").equals("None")) {
            found.add("spec.SessionAffinity is ignored for headless services");
        }
    }

    private void types() {
        boolean external = service.type().equals(Service.EXTERNAL_NAME);
        if (external && !spec.array("externalIPs").isEmpty()) {
            found.add("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        }
        if (!external && !spec.string("externalName").isEmpty()) {
            found.add("spec.externalName is ignored when spec.type is not \"ExternalName\"");
        }
    }
}
