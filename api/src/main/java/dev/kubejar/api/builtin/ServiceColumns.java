package dev.kubejar.api.builtin;

import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.core.service.ServicePort;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How services and their endpoints print.
final class ServiceColumns {
    static final List<Column> SERVICE =
            Columns.of(Service.KIND)
                    .name()
                    .text("Type", "How the service is reached", Service::type)
                    .text("Cluster-IP", "Address inside the cluster", ServiceColumns::clusterIp)
                    .text("External-IP", "Address from outside", ServiceColumns::externalIp)
                    .text("Port(s)", "Ports, with those of the nodes", ServiceColumns::ports)
                    .age()
                    .wide("Selector", "Labels of its pods", it -> Columns.labels(it.selector()))
                    .list();

    static final List<Column> ENDPOINTS =
            Columns.of(Endpoints.KIND)
                    .name()
                    .text("Endpoints", "Addresses that are ready", ServiceColumns::addresses)
                    .age()
                    .list();

    static final List<Column> ENDPOINT_SLICE =
            Columns.of(EndpointSlice.KIND)
                    .name()
                    .text("AddressType", "Family of the addresses", EndpointSlice::addressType)
                    .text("Ports", "Ports that all endpoints have", ServiceColumns::slicePorts)
                    .text("Endpoints", "Addresses", ServiceColumns::sliceAddresses)
                    .age()
                    .list();

    private ServiceColumns() {}

    private static String clusterIp(Service service) {
        List<String> ips = service.clusterIps();
        return ips.isEmpty() ? Columns.NONE : ips.getFirst();
    }

    private static String externalIp(Service service) {
        return switch (service.type()) {
            case Service.CLUSTER_IP, Service.NODE_PORT ->
                    Columns.orNone(String.join(",", service.externalIps()));
            case Service.LOAD_BALANCER -> loadBalancer(service);
            case Service.EXTERNAL_NAME -> service.externalName();
            default -> Columns.UNKNOWN;
        };
    }

    private static String loadBalancer(Service service) {
        var all = new ArrayList<String>(new TreeSet<>(service.loadBalancerAddresses()));
        all.addAll(service.externalIps());
        return all.isEmpty() ? "<pending>" : String.join(",", all);
    }

    private static String ports(Service service) {
        return Columns.orNone(
                service.ports().stream()
                        .map(ServiceColumns::port)
                        .collect(Collectors.joining(",")));
    }

    private static String port(ServicePort port) {
        return port.nodePort() > 0
                ? port.port() + ":" + port.nodePort() + "/" + port.protocol()
                : port.port() + "/" + port.protocol();
    }

    private static String addresses(Endpoints endpoints) {
        List<Endpoints.Subset> subsets = endpoints.subsets();
        if (subsets.isEmpty()) {
            return Columns.NONE;
        }
        return Columns.firstThree(subsets.stream().flatMap(it -> addresses(it).stream()).toList());
    }

    private static List<String> addresses(Endpoints.Subset subset) {
        List<String> ips = subset.addresses().stream().map(it -> it.string("ip")).toList();
        if (subset.ports().isEmpty()) {
            return ips;
        }
        var all = new ArrayList<String>();
        for (JsonObject port : subset.ports()) {
            ips.forEach(ip -> all.add(hostPort(ip, port.integer("port", 0))));
        }
        return all;
    }

    private static String hostPort(String ip, long port) {
        return ip.contains(":") ? "[" + ip + "]:" + port : ip + ":" + port;
    }

    private static String slicePorts(EndpointSlice slice) {
        return orUnset(slice.ports().stream().map(ServiceColumns::slicePort).toList());
    }

    /// A port without a number is shown by its name, even if that is empty.
    private static String slicePort(EndpointSlice.Port port) {
        return port.json().has("port")
                ? String.valueOf(port.port())
                : port.json().findString("name").orElse("*");
    }

    private static String sliceAddresses(EndpointSlice slice) {
        return orUnset(slice.endpoints().stream().flatMap(it -> it.addresses().stream()).toList());
    }

    private static String orUnset(List<String> all) {
        return all.isEmpty() ? "<unset>" : Columns.firstThree(all);
    }
}
