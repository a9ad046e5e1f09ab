package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.kubelet.container.HostsFile;
import dev.kubejar.kubelet.container.PodNames;
import dev.kubejar.kubelet.container.Resolver;
import dev.kubejar.kubelet.runtime.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files that the kubelet itself puts into a pod's containers: `/etc/hosts`, `/etc/resolv.conf`
/// and the one that becomes the termination message. They lie in `pods/UID`.
record PodFiles(Path directory, ClusterFacts cluster) {

    static PodFiles of(Kit kit, Pod pod) {
        return new PodFiles(kit.pods().resolve(pod.uid()), kit.cluster());
    }

    /// Writes the files of one container and says where they go. What the container mounts there by
    /// itself goes before ours.
    ///
    /// @param attempt each has a termination message of its own
    List<Mount> mounts(Pod pod, Container container, int attempt, List<String> podIps) {
        var mounts = new ArrayList<Mount>();
        try {
            Files.createDirectories(directory);
            Path hosts = directory.resolve("etc-hosts");
            Files.writeString(hosts, hosts(pod, podIps));
            Path resolver = directory.resolve("resolv.conf");
            Files.writeString(resolver, resolver(pod).text());
            Path message = terminationFile(container, attempt);
            Files.createDirectories(message.getParent());
            Files.writeString(message, "");
            message.toFile().setWritable(true, false);
            mounts.add(mount(hosts, "/etc/hosts"));
            mounts.add(mount(resolver, "/etc/resolv.conf"));
            mounts.add(mount(message, container.terminationMessagePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mounts.removeIf(ours ->
                container.volumeMounts().stream()
                        .anyMatch(own -> own.mountPath().equals(ours.containerPath())));
        return mounts;
    }

    private static Mount mount(Path file, String containerPath) {
        return new Mount(file.toString(), containerPath, false, Mount.Propagation.NONE);
    }

    Path terminationFile(Container container, int attempt) {
        return directory
                .resolve("containers")
                .resolve(container.name())
                .resolve("termination-log-" + attempt);
    }

    private String hosts(Pod pod, List<String> podIps) {
        List<HostsFile.Alias> aliases =
                pod.spec().hostAliases().stream()
                        .map(alias -> new HostsFile.Alias(alias.ip(), alias.hostnames()))
                        .toList();
        if (pod.spec().hostNetwork()) {
            return HostsFile.ofNode(cluster.nodeHosts(), aliases);
        }
        PodNames names = PodNames.of(pod, cluster.domain());
        return HostsFile.ofPod(podIps, names.hostname(), names.fqdn(), aliases);
    }

    /// Source: [DNS
    /// policy](https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy)
    private Resolver resolver(Pod pod) {
        boolean first = pod.spec().dnsPolicy().equals("ClusterFirst") && !pod.spec().hostNetwork();
        Resolver base =
                switch (pod.spec().dnsPolicy()) {
                    case "None" -> new Resolver(List.of(), List.of(), List.of());
                    case "Default" -> cluster.nodeResolver();
                    default ->
                            (first || pod.spec().dnsPolicy().equals("ClusterFirstWithHostNet"))
                                            && !cluster.dnsIp().isEmpty()
                                    ? Resolver.ofCluster(
                                            cluster.dnsIp(),
                                            cluster.domain(),
                                            pod.namespace(),
                                            cluster.nodeResolver())
                                    : cluster.nodeResolver();
                };
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : pod.spec().dnsConfig().options()) {
            int colon = option.indexOf(':');
            options.put(
                    colon < 0 ? option : option.substring(0, colon),
                    colon < 0 ? "" : option.substring(colon + 1));
        }
        return base.with(
                pod.spec().dnsConfig().nameservers(), pod.spec().dnsConfig().searches(), options);
    }
}
