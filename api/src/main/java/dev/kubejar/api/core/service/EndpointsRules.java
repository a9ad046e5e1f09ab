package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.net.IpWarnings;
import dev.kubejar.api.rules.PortRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;

/// What is special about Endpoints.
public final class EndpointsRules implements Rules {
    private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    private static final String OURS = "endpoint-controller";

    @Override
    public ApiObject defaulted(ApiObject object) {
        return new ApiObject(
                object.json()
                        .mapObjects(
                                "subsets",
                                subset ->
                                        subset.mapObjects(
                                                "ports", it -> it.withDefault("protocol", "TCP"))));
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        List<JsonObject> subsets = object.json().objects("subsets");
        for (int i = 0; i < subsets.size(); i++) {
            subset(subsets.get(i), "subsets[" + i + "]", problems);
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<String>();
        if (object.meta().labels().getOrDefault(MANAGED_BY, "").equals(OURS)) {
            return warnings;
        }
        List<JsonObject> subsets = object.json().objects("subsets");
        for (int i = 0; i < subsets.size(); i++) {
            for (String field : List.of("addresses", "notReadyAddresses")) {
                List<JsonObject> addresses = subsets.get(i).objects(field);
                for (int j = 0; j < addresses.size(); j++) {
                    warnings.addAll(
                            IpWarnings.address(
                                    "subsets[" + i + "]." + field + "[" + j + "].ip",
                                    addresses.get(j).string("ip")));
                }
            }
        }
        return warnings;
    }

    private static void subset(JsonObject subset, String path, Problems problems) {
        if (subset.array("addresses").isEmpty() && subset.array("notReadyAddresses").isEmpty()) {
            problems.required(path, "must specify `addresses` or `notReadyAddresses`");
        }
        for (String field : List.of("addresses", "notReadyAddresses")) {
            List<JsonObject> addresses = subset.objects(field);
            for (int i = 0; i < addresses.size(); i++) {
                address(addresses.get(i), path + "." + field + "[" + i + "]", problems);
            }
        }
        List<JsonObject> ports = subset.objects("ports");
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), ports.size() > 1, path + ".ports[" + i + "]", problems);
        }
    }

    private static void address(JsonObject address, String path, Problems problems) {
        String ip = address.string("ip");
        problems.complaints(path + ".ip", ip, IpRules.legacyAddress(ip));
        String hostname = address.string("hostname");
        if (!hostname.isEmpty()) {
            problems.complaints(path + ".hostname", hostname, Names.label(hostname));
        }
        address.findString("nodeName")
                .ifPresent(it -> problems.complaints(path + ".nodeName", it, Names.subdomain(it)));
        problems.complaints(path + ".ip", ip, IpRules.endpoint(ip));
    }

    private static void port(
            JsonObject port, boolean nameRequired, String path, Problems problems) {
        String name = port.string("name");
        if (nameRequired && name.isEmpty()) {
            problems.required(path + ".name");
        } else if (!name.isEmpty()) {
            problems.complaints(path + ".name", name, Names.label(name));
        }
        long number = port.integer("port", 0);
        Names.port(number).forEach(why -> problems.invalid(path + ".port", number, why));
        PortRules.protocol(port.string("protocol"), path + ".protocol", problems);
        port.findString("appProtocol")
                .ifPresent(
                        it -> problems.complaints(path + ".appProtocol", it, Names.qualified(it)));
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.CREATED_BY_UPDATE);
    }
}
