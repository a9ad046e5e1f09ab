package dev.kubejar.api.rules;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.name.Names;
import java.util.List;

/// What makes a port invalid, of a container, a service or an endpoint.
public final class PortRules {
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private PortRules() {}

    public static void protocol(String protocol, String path, Problems problems) {
        problems.requiredOneOf(path, protocol, PROTOCOLS);
    }

    /// A number, or the name of a container's port.
    public static void portOrName(IntOrString port, String path, Problems problems) {
        if (port.isInt()) {
            Names.port((long) port.intValue())
                    .forEach(why -> problems.invalid(path, port.intValue(), why));
        } else {
            problems.complaints(path, port.text(), Names.port(port.text()));
        }
    }
}
