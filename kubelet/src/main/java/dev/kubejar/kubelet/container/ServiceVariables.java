package dev.kubejar.kubelet.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The variables that tell a container where services are: `WEB_SERVICE_HOST`, `WEB_PORT_80_TCP`…
///
/// Source: [Environment
/// variables](https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables)
public final class ServiceVariables {
    private ServiceVariables() {}

    /// A service that has a cluster IP.
    public record Target(String name, String clusterIp, List<Port> ports) {
        public Target {
            ports = List.copyOf(ports);
        }
    }

    /// One of its ports; the name may be empty.
    public record Port(String name, int number, String protocol) {}

    public static Map<String, String> of(List<Target> services) {
        var variables = new LinkedHashMap<String, String>();
        services.stream()
                .filter(service -> !service.ports().isEmpty())
                .forEach(service -> addAll(service, variables));
        return variables;
    }

    private static void addAll(Target service, Map<String, String> variables) {
        String prefix = variableName(service.name());
        Port first = service.ports().getFirst();
        variables.put(prefix + "_SERVICE_HOST", service.clusterIp());
        variables.put(prefix + "_SERVICE_PORT", String.valueOf(first.number()));
        for (Port port : service.ports()) {
            if (!port.name().isEmpty()) {
                variables.put(
                        prefix + "_SERVICE_PORT_" + variableName(port.name()),
                        String.valueOf(port.number()));
            }
        }
        variables.put(prefix + "_PORT", url(service, first));
        service.ports().forEach(port -> addLink(service, port, prefix, variables));
    }

    /// The variables of Docker's old container links.
    private static void addLink(
            Target service, Port port, String prefix, Map<String, String> variables) {
        String protocol = port.protocol().toUpperCase(Locale.ROOT);
        String link = prefix + "_PORT_" + port.number() + "_" + protocol;
        variables.put(link, url(service, port));
        variables.put(link + "_PROTO", protocol.toLowerCase(Locale.ROOT));
        variables.put(link + "_PORT", String.valueOf(port.number()));
        variables.put(link + "_ADDR", service.clusterIp());
    }

    private static String url(Target service, Port port) {
        String host =
                service.clusterIp().contains(":")
                        ? "[" + service.clusterIp() + "]"
                        : service.clusterIp();
        return port.protocol().toLowerCase(Locale.ROOT) + "://" + host + ":" + port.number();
    }

    private static String variableName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
