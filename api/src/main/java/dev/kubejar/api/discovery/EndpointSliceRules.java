package dev.kubejar.api.discovery;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.AnyIp;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.net.IpWarnings;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.PortRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is special about EndpointSlices: one family of addresses for good.
public final class EndpointSliceRules implements Rules {
    private static final Set<String> OURS =
            Set.of("endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io");
    private static final List<String> ADDRESS_TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final String ENDPOINTS = "endpoints";
    private static final String TOPOLOGY = "deprecatedTopology";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final int MAX_ENDPOINTS = 1000;
    private static final int MAX_ADDRESSES = 100;
    private static final int MAX_PORTS = 20_000;
    private static final int MAX_TOPOLOGY = 16;
    private static final int MAX_HINTS = 8;

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject json =
                object.json()
                        .withDefault("endpoints", JsonArray.EMPTY)
                        .withDefault("ports", JsonArray.EMPTY)
                        .mapObjects(
                                "endpoints", it -> it.withDefault("conditions", JsonObject.EMPTY))
                        .mapObjects(
                                "ports",
                                it -> it.withDefault("name", "").withDefault("protocol", "TCP"));
        return new ApiObject(json);
    }

    /// The field of an older version cannot be written; the node that it named is kept.
    @Override
    public ApiObject prepared(Write write) {
        List<JsonObject> before =
                write.replaced().map(it -> it.json().objects(ENDPOINTS)).orElse(List.of());
        if (before.equals(write.next().json().objects(ENDPOINTS))) {
            return write.next();
        }
        Set<String> nodes =
                before.stream()
                        .map(EndpointSliceRules::oldNode)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.toSet());
        return new ApiObject(
                write.next().json().mapObjects(ENDPOINTS, it -> withoutTopology(it, nodes)));
    }

    private static String oldNode(JsonObject endpoint) {
        return endpoint.object(TOPOLOGY).string("kubernetes.io/hostname");
    }

    private static JsonObject withoutTopology(JsonObject endpoint, Set<String> nodes) {
        String node = oldNode(endpoint);
        boolean named = nodes.contains(node) && Names.subdomain(node).isEmpty();
        return (named ? endpoint.withDefault("nodeName", node) : endpoint).without(TOPOLOGY);
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        object(write.next(), problems);
        if (write instanceof Write.Update(var next, var previous)) {
            update(next, previous, problems);
        }
        return problems.list();
    }

    private static void object(ApiObject object, Problems problems) {
        String type = object.json().string("addressType");
        problems.requiredOneOf("addressType", type, ADDRESS_TYPES);
        List<JsonObject> endpoints = object.json().objects("endpoints");
        boolean tooMany = endpoints.size() > MAX_ENDPOINTS;
        if (tooMany) {
            problems.tooMany("endpoints", endpoints.size(), MAX_ENDPOINTS);
        }
        for (int i = 0; i < endpoints.size() && !tooMany; i++) {
            endpoint(endpoints.get(i), type, "endpoints[" + i + "]", problems);
        }
        ports(object.json().objects("ports"), problems);
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        Json before = previous.json().find("addressType").orElse(JsonNull.NULL);
        Json after = next.json().find("addressType").orElse(JsonNull.NULL);
        if (!before.equals(after)) {
            problems.invalid("addressType", after, Problems.IMMUTABLE);
        }
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<String>();
        var slice = new EndpointSlice(object);
        if (write instanceof Write.Create && slice.addressType().equals("FQDN")) {
            warnings.add("spec.addressType: FQDN endpoints are deprecated");
        }
        if (OURS.contains(
                object.meta().labels().getOrDefault(EndpointSlice.MANAGED_BY_LABEL, ""))) {
            return warnings;
        }
        List<JsonObject> endpoints = object.json().objects("endpoints");
        for (int i = 0; i < endpoints.size(); i++) {
            List<String> addresses = endpoints.get(i).strings("addresses");
            for (int j = 0; j < addresses.size(); j++) {
                warnings.addAll(
                        IpWarnings.address(
                                "endpoints[" + i + "].addresses[" + j + "]", addresses.get(j)));
            }
        }
        return warnings;
    }

    private static void endpoint(JsonObject endpoint, String type, String path, Problems problems) {
        List<String> addresses = endpoint.strings("addresses");
        String addressesPath = path + ".addresses";
        if (addresses.isEmpty()) {
            problems.required(addressesPath, "must contain at least 1 address");
        } else if (addresses.size() > MAX_ADDRESSES) {
            problems.add(FieldError.tooMany(addressesPath, addresses.size(), MAX_ADDRESSES));
        }
        for (int i = 0; i < addresses.size(); i++) {
            address(addresses.get(i), type, addressesPath + "[" + i + "]", problems);
        }
        endpoint.findString("nodeName")
                .ifPresent(node ->
                        problems.complaints(path + ".nodeName", node, Names.subdomain(node)));
        topology(endpoint.stringMap(TOPOLOGY), path, problems);
        endpoint.findString("hostname")
                .ifPresent(
                        host -> problems.complaints(path + ".hostname", host, Names.label(host)));
        hints(endpoint.object("hints"), path + ".hints", problems);
    }

    private static void address(String address, String type, String path, Problems problems) {
        switch (type) {
            case "IPv4" -> {
                if (AnyIp.parse(address).filter(it -> it.bits() == 32).isEmpty()) {
                    problems.invalid(path, address, "must be a valid IPv4 address");
                }
                problems.complaints(path, address, IpRules.endpoint(address));
            }
            case "IPv6" -> {
                if (AnyIp.parse(address).filter(it -> it.bits() == 128).isEmpty()) {
                    problems.invalid(path, address, "must be a valid IPv6 address");
                }
                problems.complaints(path, address, IpRules.endpoint(address));
            }
            case "FQDN" -> NameRules.domain(path, address, problems);
            default -> {
                // unknown types have been told of
            }
        }
    }

    private static void topology(Map<String, String> labels, String path, Problems problems) {
        String at = path + "." + TOPOLOGY;
        if (labels.size() > MAX_TOPOLOGY) {
            problems.add(FieldError.tooMany(at, labels.size(), MAX_TOPOLOGY));
        }
        MetadataRules.labels(labels, at, problems);
        if (labels.containsKey(ZONE)) {
            problems.add(
                    FieldError.internal(
                            at + "[" + ZONE + "]", "reserved key was not removed in conversion"));
        }
    }

    private static void hints(JsonObject hints, String path, Problems problems) {
        boolean fits =
                names(hints.objects("forZones"), path + ".forZones", Names::labelValue, problems);
        if (fits) {
            names(hints.objects("forNodes"), path + ".forNodes", Names::subdomain, problems);
        }
    }

    /// Whether the list is short enough to be looked at.
    private static boolean names(
            List<JsonObject> hints,
            String path,
            Function<String, List<String>> complaints,
            Problems problems) {
        if (hints.size() > MAX_HINTS) {
            problems.tooMany(path, hints.size(), MAX_HINTS);
            return false;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < hints.size(); i++) {
            String at = path + "[" + i + "].name";
            String name = hints.get(i).string("name");
            if (!seen.add(name)) {
                problems.duplicate(at, name);
            }
            problems.complaints(at, name, complaints.apply(name));
        }
        return true;
    }

    private static void ports(List<JsonObject> ports, Problems problems) {
        if (ports.size() > MAX_PORTS) {
            problems.add(FieldError.tooMany("ports", ports.size(), MAX_PORTS));
            return;
        }
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            String path = "ports[" + i + "]";
            String name = ports.get(i).string("name");
            if (!name.isEmpty()) {
                problems.complaints(path + ".name", name, Names.label(name));
            }
            if (!names.add(name)) {
                problems.duplicate(path + ".name", name);
            }
            PortRules.protocol(ports.get(i).string("protocol"), path + ".protocol", problems);
            ports.get(i)
                    .findString("appProtocol")
                    .ifPresent(it ->
                            problems.complaints(path + ".appProtocol", it, Names.qualified(it)));
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.COUNTS_LABELS);
    }
}
