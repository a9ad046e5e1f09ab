package dev.kubejar.api.core.service;

import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.PortRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes the ports of a Service invalid.
final class ServicePortRules {
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;

    private ServicePortRules() {}

    static void problems(Service service, Problems problems) {
        List<ServicePort> ports = service.ports();
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), ports.size() > 1, "spec.ports[" + i + "]", names, problems);
        }
        nodePorts(service, ports, problems);
        var numbers = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            ServicePort port = ports.get(i);
            if (!numbers.add(port.protocol() + "/" + port.port())) {
                JsonObject same =
                        JsonObject.builder()
                                .put("protocol", port.protocol())
                                .put("port", port.port())
                                .put("targetPort", 0)
                                .build();
                problems.add(FieldError.duplicate("spec.ports[" + i + "]", same));
            }
        }
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

    private static void nodePorts(Service service, List<ServicePort> ports, Problems problems) {
        var taken = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            int number = ports.get(i).nodePort();
            String path = "spec.ports[" + i + "].nodePort";
            if (number == 0) {
                continue;
            }
            if (service.type().equals(Service.CLUSTER_IP)) {
                problems.forbidden(path, "may not be used when `type` is 'ClusterIP'");
            } else if (!taken.add(ports.get(i).protocol() + "/" + number)) {
                problems.add(FieldError.duplicate(path, new JsonInteger(number)));
            } else if (number < FIRST_NODE_PORT || number > LAST_NODE_PORT) {
                problems.invalid(
                        path,
                        number,
                        "provided port is not in the valid range. The range of valid ports is "
                                + FIRST_NODE_PORT
                                + "-"
                                + LAST_NODE_PORT);
            }
        }
    }
}
