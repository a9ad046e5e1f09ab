package dev.kubejar.api.discovery;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
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

/// What is special about EndpointSlices: one family of addresses for good.
public final class EndpointSliceRules implements Rules {
    private static final Set<String> OURS =
            Set.of("endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io");
    private static final List<String> ADDRESS_TYPES = List.of("FQDN", "IPv4", "IPv6");
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
        if (endpoints.size() > MAX_ENDPOINTS) {
            problems.add(FieldError.tooMany("endpoints", endpoints.size(), MAX_ENDPOINTS));
            return;
        }
        for (int i = 0; i < endpoints.size(); i++) {
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
        if (slice.addressType().equals("FQDN")) {
            warnings.add("addressType: FQDN endpoints are deprecated");
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
        topology(endpoint.stringMap("deprecatedTopology"), path, problems);
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
        String at = path + ".deprecatedTopology";
        if (labels.size() > MAX_TOPOLOGY) {
            problems.add(FieldError.tooMany(at, labels.size(), MAX_TOPOLOGY));
        }
        MetadataRules.labels(labels, at, problems);
    }

    private static void hints(JsonObject hints, String path, Problems problems) {
        names(hints.objects("forZones"), path + ".forZones", Names::labelValue, problems);
        names(hints.objects("forNodes"), path + ".forNodes", Names::subdomain, problems);
    }

    private static void names(
            List<JsonObject> hints,
            String path,
            Function<String, List<String>> complaints,
            Problems problems) {
        if (hints.size() > MAX_HINTS) {
            problems.add(FieldError.tooMany(path, hints.size(), MAX_HINTS));
            return;
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
}
