package dev.kubejar.api.builtin;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.networking.Ingress;
import dev.kubejar.api.networking.IngressClass;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.api.networking.NetworkPolicy;
import dev.kubejar.api.networking.ServiceCidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How the kinds of networking.k8s.io print.
final class NetworkColumns {
    private static final int MAX_HOSTS = 3;

    static final List<Column> INGRESS =
            Columns.of(Ingress.KIND)
                    .name()
                    .text(
                            "Class",
                            "Who carries it out",
                            it -> Columns.orNone(it.ingressClassName()))
                    .text("Hosts", "Names that it answers to", NetworkColumns::hosts)
                    .text("Address", "Where it can be reached", NetworkColumns::address)
                    .text("Ports", "Ports that it listens on", it -> it.hasTls() ? "80, 443" : "80")
                    .age()
                    .list();

    static final List<Column> INGRESS_CLASS =
            Columns.of(IngressClass.KIND)
                    .name()
                    .text("Controller", "Who carries its Ingresses out", IngressClass::controller)
                    .text("Parameters", "More settings", NetworkColumns::parameters)
                    .age()
                    .list();

    static final List<Column> NETWORK_POLICY =
            Columns.of(NetworkPolicy.KIND)
                    .name()
                    .text(
                            "Pod-Selector",
                            "Pods that it speaks of",
                            it -> Columns.orNone(it.podSelector().toString()))
                    .age()
                    .list();

    static final List<Column> SERVICE_CIDR =
            Columns.of(ServiceCidr.KIND)
                    .name()
                    .text("CIDRs", "Ranges of addresses", it -> String.join(",", it.cidrs()))
                    .age()
                    .list();

    static final List<Column> IP_ADDRESS =
            Columns.of(IpAddress.KIND)
                    .name()
                    .text("ParentRef", "Whose it is", NetworkColumns::parent)
                    .list();

    private NetworkColumns() {}

    private static String hosts(Ingress ingress) {
        var hosts = new ArrayList<String>();
        boolean more = false;
        for (JsonObject rule : ingress.rules()) {
            more |= hosts.size() == MAX_HOSTS;
            if (!more && !rule.string("host").isEmpty()) {
                hosts.add(rule.string("host"));
            }
        }
        if (hosts.isEmpty()) {
            return "*";
        }
        String shown = String.join(",", hosts);
        return more ? shown + " + " + (ingress.rules().size() - MAX_HOSTS) + " more..." : shown;
    }

    private static String address(Ingress ingress) {
        return ingress.loadBalancers().stream()
                .map(it -> it.string("ip").isEmpty() ? it.string("hostname") : it.string("ip"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
    }

    private static String parameters(IngressClass of) {
        return of.parameters()
                .map(it ->
                        it.string("kind")
                                + it.findString("apiGroup").map(group -> "." + group).orElse("")
                                + "/"
                                + it.string("name"))
                .orElse(Columns.NONE);
    }

    /// `services/default/web`
    private static String parent(IpAddress address) {
        return address.parentRef().map(NetworkColumns::parent).orElse(Columns.NONE);
    }

    private static String parent(JsonObject parent) {
        String group = parent.string("group").isEmpty() ? "" : "." + parent.string("group");
        String namespace = parent.string("namespace");
        return (parent.string("resource") + group).toLowerCase(Locale.ROOT)
                + (namespace.isEmpty() ? "" : "/" + namespace)
                + "/"
                + parent.string("name");
    }
}
