package dev.kubejar.kubelet.container;

import java.util.List;

/// The text of a pod's `/etc/hosts`.
///
/// Source: [hostAliases](https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/)
public final class HostsFile {
    private static final String MARK = "# Kubernetes-managed hosts file";

    private HostsFile() {}

    /// More names of an address.
    public record Alias(String ip, List<String> hostnames) {
        public Alias {
            hostnames = List.copyOf(hostnames);
        }
    }

    /// For a pod with a network of its own.
    ///
    /// @param fqdn with subdomain, such as `web-0.web.default.svc.cluster.local`; empty without one
    public static String ofPod(
            List<String> podIps, String hostname, String fqdn, List<Alias> aliases) {
        var text =
                new StringBuilder(MARK)
                        .append(".\n")
                        .append("127.0.0.1\tlocalhost\n")
                        .append("::1\tlocalhost ip6-localhost ip6-loopback\n")
                        .append("fe00::0\tip6-localnet\n")
                        .append("fe00::0\tip6-mcastprefix\n")
                        .append("fe00::1\tip6-allnodes\n")
                        .append("fe00::2\tip6-allrouters\n");
        for (String ip : podIps) {
            text.append(ip).append('\t');
            text.append(fqdn.isEmpty() ? hostname : fqdn + "\t" + hostname).append('\n');
        }
        return text.append(entries(aliases)).toString();
    }

    /// For a pod on the node's network: the node's file and the aliases.
    public static String ofNode(String nodeHosts, List<Alias> aliases) {
        return MARK + " (host network).\n" + nodeHosts + entries(aliases);
    }

    private static String entries(List<Alias> aliases) {
        if (aliases.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("\n# Entries added by HostAliases.\n");
        aliases.forEach(alias ->
                text.append(alias.ip())
                        .append('\t')
                        .append(String.join("\t", alias.hostnames()))
                        .append('\n'));
        return text.toString();
    }
}
