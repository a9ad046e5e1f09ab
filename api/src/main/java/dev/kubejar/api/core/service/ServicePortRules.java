package dev.kubejar.api.core.service;

import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.PortRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes the ports of a Service invalid.
final class ServicePortRules {
    private static final GoShape PORT =
            GoShape.empty()
                    .text("Name", "name")
                    .text("Protocol", "protocol")
                    .nullable("AppProtocol", "appProtocol")
                    .number("Port", "port")
                    .number("TargetPort", "targetPort")
                    .number("NodePort", "nodePort");

    private ServicePortRules() {}

    /// Of each by itself and by its name.
    static void each(List<ServicePort> ports, Problems problems) {
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), ports.size() > 1, "spec.ports[" + i + "]", names, problems);
        }
    }

    /// Of all of them: numbers are given once.
    static void together(Service service, Problems problems) {
        List<ServicePort> ports = service.ports();
        for (int i = 0; i < ports.size() && service.type().equals(Service.CLUSTER_IP); i++) {
            if (ports.get(i).nodePort() != 0) {
                problems.forbidden(
                        "spec.ports[" + i + "].nodePort",
                        "may not be used when `type` is 'ClusterIP'");
            }
        }
        var taken = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            int number = ports.get(i).nodePort();
            if (number != 0 && !taken.add(ports.get(i).protocol() + "/" + number)) {
                problems.add(
                        FieldError.duplicate(
                                "spec.ports[" + i + "].nodePort", new JsonInteger(number)));
            }
        }
        var numbers = new HashSet<JsonObject>();
        for (int i = 0; i < ports.size(); i++) {
            JsonObject key = key(ports.get(i));
            if (!numbers.add(key)) {
                problems.add(FieldError.duplicate("spec.ports[" + i + "]", PORT.of(key)));
            }
        }
    }

    /// What two ports cannot share.
    private static JsonObject key(ServicePort port) {
        return JsonObject.EMPTY.with("protocol", port.protocol()).with("port", port.port());
    }

    private static void port(
            ServicePort port,
            boolean nameRequired,
            String path,
            Set<String> names,
            Problems problems) {
        String name = port.name();
        if (nameRequired && name.isEmpty()) {
            problems.required(path + ".name");
        } else if (!name.isEmpty()) {
            problems.complaints(path + ".name", name, Names.label(name));
            if (!names.add(name)) {
                problems.duplicate(path + ".name", name);
            }
        }
        Names.port((long) port.port())
                .forEach(why -> problems.invalid(path + ".port", port.port(), why));
        PortRules.protocol(port.protocol(), path + ".protocol", problems);
        PortRules.portOrName(port.targetPort(), path + ".targetPort", problems);
        if (!port.appProtocol().isEmpty()) {
            problems.complaints(
                    path + ".appProtocol", port.appProtocol(), Names.qualified(port.appProtocol()));
        }
    }
}
