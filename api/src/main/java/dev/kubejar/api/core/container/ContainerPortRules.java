package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.PortRules;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;

/// What makes the ports of a pod's containers invalid.
public final class ContainerPortRules {
    private ContainerPortRules() {}

    static void ports(List<JsonObject> ports, String path, Problems problems) {
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            JsonObject port = ports.get(i);
            String at = path + "[" + i + "]";
            String name = port.string("name");
            if (!name.isEmpty()) {
                List<String> complaints = Names.port(name);
                problems.complaints(at + ".name", name, complaints);
                if (complaints.isEmpty() && !names.add(name)) {
                    problems.duplicate(at + ".name", name);
                }
            }
            number(port, at, "containerPort", problems);
            if (port.integer("hostPort", 0) != 0) {
                number(port, at, "hostPort", problems);
            }
            PortRules.protocol(port.string("protocol"), at + ".protocol", problems);
        }
    }

    private static void number(JsonObject port, String path, String field, Problems problems) {
        long number = port.integer(field, 0);
        if (number == 0) {
            problems.required(path + "." + field);
        }
        for (String why : number == 0 ? List.<String>of() : Names.port(number)) {
            problems.invalid(path + "." + field, new JsonInteger(number), why);
        }
    }

    /// Two containers cannot have the same port of the node.
    static void hostPortConflicts(List<JsonObject> containers, String path, Problems problems) {
        var taken = new HashSet<String>();
        for (int i = 0; i < containers.size(); i++) {
            List<JsonObject> ports = containers.get(i).objects("ports");
            for (int j = 0; j < ports.size(); j++) {
                var port = new ContainerPort(ports.get(j));
                String key = port.protocol() + "/" + port.hostIp() + "/" + port.hostPort();
                if (port.hostPort() != 0 && !taken.add(key)) {
                    problems.duplicate(path + "[" + i + "].ports[" + j + "].hostPort", key);
                }
            }
        }
    }

    /// In the node's network, a container's port is the node's; a template may leave that to the
    /// pod.
    public static void hostNetwork(
            List<JsonObject> containers, boolean isPod, String path, Problems problems) {
        for (int i = 0; i < containers.size(); i++) {
            List<JsonObject> ports = containers.get(i).objects("ports");
            for (int j = 0; j < ports.size(); j++) {
                var port = new ContainerPort(ports.get(j));
                boolean judged = isPod || port.hostPort() != 0;
                if (judged && port.hostPort() != port.containerPort()) {
                    problems.invalid(
                            path + "[" + i + "].ports[" + j + "].hostPort",
                            port.hostPort(),
                            "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }
}
