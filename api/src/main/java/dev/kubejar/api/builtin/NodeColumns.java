package dev.kubejar.api.builtin;

import dev.kubejar.api.Condition;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.kind.Column;
import java.util.List;
import java.util.TreeSet;

/// How nodes print.
final class NodeColumns {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final String ROLE = "kubernetes.io/role";

    static final List<Column> ALL =
            Columns.of(Node.KIND)
                    .name()
                    .text("Status", "Whether the node is ready for pods", NodeColumns::status)
                    .text("Roles", "What the node is for", NodeColumns::roles)
                    .age()
                    .text("Version", "Version of the kubelet", it -> info(it, "kubeletVersion"))
                    .wide("Internal-IP", "Address inside", it -> address(it, "InternalIP"))
                    .wide("External-IP", "Address from outside", it -> address(it, "ExternalIP"))
                    .wide("OS-Image", "Operating system", it -> known(it, "osImage"))
                    .wide("Kernel-Version", "Kernel", it -> known(it, "kernelVersion"))
                    .wide(
                            "Container-Runtime",
                            "Container runtime and its version",
                            it -> known(it, "containerRuntimeVersion"))
                    .list();

    private NodeColumns() {}

    private static String status(Node node) {
        String ready =
                node.conditions().stream()
                        .filter(it -> it.type().equals("Ready"))
                        .reduce((_, last) -> last)
                        .map(NodeColumns::readiness)
                        .orElse("Unknown");
        return node.isUnschedulable() ? ready + ",SchedulingDisabled" : ready;
    }

    private static String readiness(Condition condition) {
        return condition.isTrue() ? "Ready" : "NotReady";
    }

    private static String roles(Node node) {
        var roles = new TreeSet<String>();
        node.meta()
                .labels()
                .forEach((key, value) -> {
                    if (key.startsWith(ROLE_PREFIX)) {
                        roles.add(key.substring(ROLE_PREFIX.length()));
                    } else if (key.equals(ROLE)) {
                        roles.add(value);
                    }
                });
        roles.remove("");
        return Columns.orNone(String.join(",", roles));
    }

    private static String info(Node node, String field) {
        return node.systemInfo().string(field);
    }

    private static String known(Node node, String field) {
        return Columns.orUnknown(info(node, field));
    }

    private static String address(Node node, String type) {
        return Columns.orNone(node.address(type));
    }
}
