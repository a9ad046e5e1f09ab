package dev.kubejar.api.discovery;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;

/// What is special about EndpointSlices: one family of addresses for good.
public final class EndpointSliceRules implements Rules {
    private static final List<String> ADDRESS_TYPES = List.of("FQDN", "IPv4", "IPv6");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final int MAX_ENDPOINTS = 1000;
    private static final int MAX_ADDRESSES = 100;
    private static final int MAX_PORTS = 20_000;

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
    public List<FieldError> problems(ApiObject object) {
        var problems = new Problems();
        String type = object.json().string("addressType");
        problems.requiredOneOf("addressType", type, ADDRESS_TYPES);
        List<JsonObject> endpoints = object.json().objects("endpoints");
        if (endpoints.size() > MAX_ENDPOINTS) {
            problems.add(FieldError.tooMany("endpoints", endpoints.size(), MAX_ENDPOINTS));
            return problems.list();
        }
        for (int i = 0; i < endpoints.size(); i++) {
            endpoint(endpoints.get(i), type, "endpoints[" + i + "]", problems);
        }
        ports(object.json().objects("ports"), problems);
        return problems.list();
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
            String address = addresses.get(i);
            problems.complaints(
                    addressesPath + "[" + i + "]", address, addressComplaints(address, type));
        }
        String node = endpoint.string("nodeName");
        if (!node.isEmpty()) {
            problems.complaints(path + ".nodeName", node, Names.subdomain(node));
        }
        String hostname = endpoint.string("hostname");
        if (!hostname.isEmpty()) {
            problems.complaints(path + ".hostname", hostname, Names.label(hostname));
        }
    }

    private static List<String> addressComplaints(String address, String type) {
        return switch (type) {
            case "IPv4" ->
                    Ipv4.parse(address).isPresent()
                            ? List.of()
                            : List.of("must be a valid IPv4 address");
            case "IPv6" ->
                    IpText.isIpv6(address) ? List.of() : List.of("must be a valid IPv6 address");
            case "FQDN" -> Names.subdomain(address);
            default -> List.of();
        };
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
            problems.requiredOneOf(path + ".protocol", ports.get(i).string("protocol"), PROTOCOLS);
            long number = ports.get(i).integer("port", 1);
            Names.port(number).forEach(why -> problems.invalid(path + ".port", number, why));
        }
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        Json before = previous.json().find("addressType").orElse(JsonNull.NULL);
        Json after = next.json().find("addressType").orElse(JsonNull.NULL);
        if (!before.equals(after)) {
            problems.invalid("addressType", after, Problems.IMMUTABLE);
        }
        return problems.list();
    }
}
