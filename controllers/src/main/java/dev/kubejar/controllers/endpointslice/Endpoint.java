package dev.kubejar.controllers.endpointslice;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.controllers.pods.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One entry of a slice's `endpoints`.
record Endpoint(JsonObject json) {
    private static final String ZONE = "topology.kubernetes.io/zone";

    /// What stays of an endpoint while its state changes.
    record Identity(List<String> addresses, String hostname, String namespace, String name) {}

    Identity identity() {
        JsonObject target = json.object("targetRef");
        return new Identity(
                json.strings("addresses").stream().sorted().toList(),
                json.string("hostname"),
                target.string("namespace"),
                target.string("name"));
    }

    /// The pod's endpoint in one IP family; empty when it has no address there.
    static Optional<Endpoint> of(Service service, Pod pod, Optional<Node> node, String family) {
        List<String> addresses =
                addresses(pod).stream().filter(ip -> familyOf(ip).equals(family)).toList();
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Endpoint(json(service, pod, node, addresses)));
    }

    private static List<String> addresses(Pod pod) {
        List<String> all = pod.status().podIps();
        return all.isEmpty() ? List.of(pod.status().podIp()) : all;
    }

    private static String familyOf(String ip) {
        return ip.contains(":") ? "IPv6" : "IPv4";
    }

    private static JsonObject json(
            Service service, Pod pod, Optional<Node> node, List<String> addresses) {
        String zone = node.map(one -> one.meta().labels().getOrDefault(ZONE, "")).orElse("");
        boolean serving = pod.isReady();
        boolean terminating = pod.isDeleting();
        boolean ready = service.publishNotReadyAddresses() || (serving && !terminating);
        return JsonObject.builder()
                .put("addresses", JsonArray.ofStrings(addresses))
                .put(
                        "conditions",
                        JsonObject.builder()
                                .put("ready", ready)
                                .put("serving", serving)
                                .put("terminating", terminating)
                                .build())
                .putUnlessEmpty("hostname", Backend.hostname(service, pod))
                .put("targetRef", Backend.reference(pod))
                .putUnlessEmpty("nodeName", pod.nodeName())
                .putUnlessEmpty("zone", zone)
                .putUnlessEmpty(
                        "hints", ready ? hints(service, pod.nodeName(), zone) : JsonObject.EMPTY)
                .build();
    }

    /// Where the endpoint's traffic should come from, when the service prefers the near.
    ///
    /// Source: [traffic
    /// distribution](https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution)
    private static JsonObject hints(Service service, String node, String zone) {
        return switch (service.trafficDistribution()) {
            case "PreferClose", "PreferSameZone" -> only("forZones", zone);
            case "PreferSameNode" ->
                    only("forZones", zone)
                            .with("forNodes", only("forNodes", node).array("forNodes"));
            default -> JsonObject.EMPTY;
        };
    }

    private static JsonObject only(String field, String name) {
        return name.isEmpty()
                ? JsonObject.EMPTY
                : JsonObject.of(field, JsonArray.of(JsonObject.EMPTY.with("name", name)));
    }

    /// The pod's ports for the service; those that it does not have are left out.
    static JsonArray ports(Service service, Pod pod) {
        var ports = new ArrayList<JsonObject>();
        for (ServicePort port : service.ports()) {
            OptionalInt number = Backend.port(pod, port);
            if (number.isPresent()) {
                ports.add(
                        JsonObject.builder()
                                .put("name", port.name())
                                .put("protocol", port.protocol())
                                .put("port", number.getAsInt())
                                .putUnlessEmpty("appProtocol", port.appProtocol())
                                .build());
            }
        }
        return JsonArray.of(ports);
    }
}
