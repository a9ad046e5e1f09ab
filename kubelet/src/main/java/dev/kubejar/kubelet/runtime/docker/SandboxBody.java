package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import dev.kubejar.kubelet.runtime.SandboxConfig.Namespaces;
import dev.kubejar.kubelet.runtime.SandboxConfig.PortMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A sandbox in the words of `POST /containers/create`: pure.
final class SandboxBody {
    /// The last to be killed for want of memory, as upstream has it.
    static final int SPARED = -998;

    private static final int CPU_SHARES = 2;

    private SandboxBody() {}

    /// A sandbox with its network.
    ///
    /// @param address the pod's; unused with host networking
    /// @param oomScoreAdj [#SPARED], or 0 where the engine may spare nobody
    static JsonObject of(
            DockerOptions options, SandboxConfig config, String address, int oomScoreAdj) {
        Namespaces namespaces = config.namespaces();
        var body = JsonObject.builder();
        body.put("Image", PauseImage.NAME);
        body.put("Labels", JsonObject.ofStrings(labels(options, config)));
        if (!namespaces.hostNetwork()) {
            body.put("Hostname", config.hostname());
            body.put("ExposedPorts", exposed(config.ports()));
            body.put("NetworkingConfig", network(options, address));
        }
        return body.put("HostConfig", host(options, config, oomScoreAdj)).build();
    }

    private static Map<String, String> labels(DockerOptions options, SandboxConfig config) {
        Map<String, String> labels = DockerLabels.ofPod(options, config.pod(), config.labels());
        labels.put(DockerLabels.TYPE, "sandbox");
        labels.put(DockerLabels.ATTEMPT, Integer.toString(config.attempt()));
        Namespaces namespaces = config.namespaces();
        labels.put(
                DockerLabels.PROCESSES,
                namespaces.hostPid() ? "host" : namespaces.sharedPid() ? "shared" : "own");
        return labels;
    }

    private static JsonObject host(DockerOptions options, SandboxConfig config, int oomScoreAdj) {
        Namespaces namespaces = config.namespaces();
        var host = JsonObject.builder();
        host.put("IpcMode", namespaces.hostIpc() ? "host" : "shareable");
        if (namespaces.hostPid()) {
            host.put("PidMode", "host");
        }
        if (namespaces.hostNetwork()) {
            host.put("NetworkMode", "host").put("UTSMode", "host");
        } else {
            host.put("NetworkMode", DockerNetwork.name(options.clusterId()));
            host.put("PortBindings", bindings(config.ports()));
        }
        host.put("Sysctls", JsonObject.ofStrings(config.sysctls()));
        host.put("ReadonlyRootfs", true);
        host.put("SecurityOpt", JsonArray.ofStrings(List.of("no-new-privileges")));
        host.put("OomScoreAdj", oomScoreAdj).put("CpuShares", CPU_SHARES);
        host.put("LogConfig", JsonObject.of("Type", Json.of("none")));
        return host.put("RestartPolicy", JsonObject.of("Name", Json.of("no"))).build();
    }

    private static JsonObject network(DockerOptions options, String address) {
        var endpoint = JsonObject.of("IPAMConfig", JsonObject.of("IPv4Address", Json.of(address)));
        return JsonObject.of(
                "EndpointsConfig",
                JsonObject.of(DockerNetwork.name(options.clusterId()), endpoint));
    }

    private static JsonObject exposed(List<PortMapping> ports) {
        var exposed = JsonObject.builder();
        ports.forEach(port -> exposed.put(inside(port), JsonObject.EMPTY));
        return exposed.build();
    }

    private static JsonObject bindings(List<PortMapping> ports) {
        var bindings = new LinkedHashMap<String, JsonArray>();
        for (PortMapping port : ports) {
            var binding =
                    JsonObject.EMPTY
                            .with("HostIp", port.hostIp())
                            .with("HostPort", Integer.toString(port.hostPort()));
            bindings.merge(inside(port), JsonArray.of(binding), (all, _) -> all.plus(binding));
        }
        return JsonObject.of(bindings);
    }

    private static String inside(PortMapping port) {
        return port.containerPort() + "/" + port.protocol().toLowerCase(Locale.ROOT);
    }
}
