package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one bridge network of a cluster on an engine, whose range is that of all its pods: nodes
/// that share the engine share the bridge, and each gives out its own part of the range.
public final class DockerNetwork {
    private DockerNetwork() {}

    /// The network's name, e.g. `kubejar-4f1c`.
    static String name(String clusterId) {
        return "kubejar-" + clusterId;
    }

    /// The Linux bridge's name, the same for the same cluster and short enough for the kernel, e.g.
    /// `kj9f86d081884c`.
    public static String bridge(String clusterId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(clusterId.getBytes(UTF_8));
            return "kj" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Makes the network unless it is there.
    ///
    /// @throws RuntimeFailure.Refused when it is there with another range, or the range is in use
    static void ensure(Engine engine, DockerOptions options) {
        String name = name(options.clusterId());
        Optional<JsonObject> found = engine.find(EngineRequest.get("/networks/" + name));
        if (found.isEmpty()) {
            create(engine, name, options);
        } else if (!ranges(found.get()).contains(options.clusterCidr())) {
            throw new RuntimeFailure.Refused(
                    "network %s has range %s, not %s: was the cluster's range changed?"
                            .formatted(name, ranges(found.get()), options.clusterCidr()));
        }
    }

    private static void create(Engine engine, String name, DockerOptions options) {
        try {
            engine.call(EngineRequest.post("/networks/create").json(body(name, options)));
        } catch (RuntimeFailure.Refused e) {
            throw new RuntimeFailure.Refused(
                    "the Docker Engine will not make network %s with range %s: %s"
                            .formatted(name, options.clusterCidr(), e.getMessage()));
        }
    }

    private static List<String> ranges(JsonObject network) {
        return network.object("IPAM").objects("Config").stream()
                .map(config -> config.string("Subnet"))
                .toList();
    }

    private static JsonObject body(String name, DockerOptions options) {
        var range = JsonObject.of("Subnet", Json.of(options.clusterCidr()));
        return JsonObject.builder()
                .put("Name", name)
                .put("Driver", "bridge")
                .put(
                        "IPAM",
                        JsonObject.builder()
                                .put("Driver", "default")
                                .put("Config", JsonArray.of(range))
                                .build())
                .put(
                        "Options",
                        JsonObject.ofStrings(
                                Map.of(
                                        "com.docker.network.bridge.name",
                                        bridge(options.clusterId()),
                                        "com.docker.network.bridge.enable_icc",
                                        "true",
                                        "com.docker.network.bridge.enable_ip_masquerade",
                                        "true")))
                .put(
                        "Labels",
                        JsonObject.ofStrings(Map.of(DockerLabels.CLUSTER, options.clusterId())))
                .build();
    }
}
