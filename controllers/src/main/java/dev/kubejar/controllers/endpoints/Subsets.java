package dev.kubejar.controllers.endpoints;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.controllers.pods.Backend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A service's addresses, those with the same ports together, in upstream's canonical order; no
/// more than a thousand of them.
///
/// Source: [RepackSubsets](https://pkg.go.dev/k8s.io/kubernetes/pkg/api/v1/endpoints#RepackSubsets)
final class Subsets {
    static final int MOST_ADDRESSES = 1000;

    private final List<Subset> subsets;
    private final boolean overCapacity;

    private Subsets(List<Subset> subsets, boolean overCapacity) {
        this.subsets = List.copyOf(subsets);
        this.overCapacity = overCapacity;
    }

    private record Subset(JsonArray ports, List<JsonObject> ready, List<JsonObject> notReady) {

        JsonObject json() {
            return JsonObject.builder()
                    .putUnlessEmpty("addresses", JsonArray.of(ready))
                    .putUnlessEmpty("notReadyAddresses", JsonArray.of(notReady))
                    .putUnlessEmpty("ports", ports)
                    .build();
        }
    }

    static Subsets of(Service service, List<Pod> backends) {
        Map<JsonArray, Subset> byPorts = new LinkedHashMap<>();
        for (Pod pod : backends) {
            Optional<JsonObject> address = address(service, pod);
            JsonArray ports = ports(service, pod);
            if (address.isEmpty() || (ports.isEmpty() && !service.ports().isEmpty())) {
                continue;
            }
            Subset subset =
                    byPorts.computeIfAbsent(
                            ports, key -> new Subset(key, new ArrayList<>(), new ArrayList<>()));
            boolean ready = service.publishNotReadyAddresses() || pod.isReady();
            (ready ? subset.ready() : subset.notReady()).add(address.get());
        }
        byPorts.values().forEach(Subsets::sort);
        List<Subset> all =
                byPorts.values().stream()
                        .sorted(Comparator.comparing(subset -> subset.ports().toString()))
                        .toList();
        return truncated(all);
    }

    private static void sort(Subset subset) {
        Comparator<JsonObject> order =
                Comparator.comparing((JsonObject address) -> address.string("ip"))
                        .thenComparing(address -> address.object("targetRef").string("uid"));
        subset.ready().sort(order);
        subset.notReady().sort(order);
    }

    private static Subsets truncated(List<Subset> all) {
        int room = MOST_ADDRESSES;
        int count = 0;
        var kept = new ArrayList<Subset>();
        for (Subset subset : all) {
            count += subset.ready().size() + subset.notReady().size();
            List<JsonObject> ready = first(subset.ready(), room);
            room -= ready.size();
            kept.add(new Subset(subset.ports(), ready, subset.notReady()));
        }
        for (int i = 0; i < kept.size(); i++) { // those that are not ready only where room is left
            Subset subset = kept.get(i);
            List<JsonObject> notReady = first(subset.notReady(), room);
            room -= notReady.size();
            kept.set(i, new Subset(subset.ports(), subset.ready(), notReady));
        }
        kept.removeIf(subset -> subset.ready().isEmpty() && subset.notReady().isEmpty());
        return new Subsets(kept, count > MOST_ADDRESSES);
    }

    private static List<JsonObject> first(List<JsonObject> addresses, int count) {
        return addresses.subList(0, Math.min(count, addresses.size()));
    }

    private static Optional<JsonObject> address(Service service, Pod pod) {
        boolean ipv6 =
                !service.ipFamilies().isEmpty() && service.ipFamilies().getFirst().equals("IPv6");
        List<String> ips =
                pod.status().podIps().isEmpty()
                        ? List.of(pod.status().podIp())
                        : pod.status().podIps();
        return ips.stream()
                .filter(ip -> ip.contains(":") == ipv6)
                .findFirst()
                .map(ip ->
                        JsonObject.builder()
                                .put("ip", ip)
                                .putUnlessEmpty("hostname", Backend.hostname(service, pod))
                                .putUnlessEmpty("nodeName", pod.nodeName())
                                .put("targetRef", Backend.reference(pod))
                                .build());
    }

    private static JsonArray ports(Service service, Pod pod) {
        var ports = new ArrayList<JsonObject>();
        for (ServicePort port : service.ports()) {
            OptionalInt number = Backend.port(pod, port);
            if (number.isPresent()) {
                ports.add(
                        JsonObject.builder()
                                .putUnlessEmpty("name", port.name())
                                .put("port", number.getAsInt())
                                .put("protocol", port.protocol())
                                .putUnlessEmpty("appProtocol", port.appProtocol())
                                .build());
            }
        }
        ports.sort(
                Comparator.comparing((JsonObject port) -> port.string("name"))
                        .thenComparingLong(port -> port.integer("port", 0)));
        return JsonArray.of(ports);
    }

    boolean isOverCapacity() {
        return overCapacity;
    }

    boolean equalThoseOf(Endpoints present) {
        return json().equals(present.object().json().array("subsets"));
    }

    JsonArray json() {
        return JsonArray.of(subsets.stream().map(Subset::json).toList());
    }
}
