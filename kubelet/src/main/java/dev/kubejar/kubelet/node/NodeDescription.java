package dev.kubejar.kubelet.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.kubelet.runtime.EngineFacts;
import dev.kubejar.kubelet.runtime.Image;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a node is, and how that reads as a Node object.
///
/// Source: [Node status](https://kubernetes.io/docs/reference/node/node-status/)
///
/// @param addresses its own, the main one first
/// @param podCidr where its pods' addresses come from; empty when nobody says
/// @param labels more than those that every node has
/// @param diskBytes of the file system that holds the pods
public record NodeDescription(
        String name,
        List<String> addresses,
        EngineFacts engine,
        MachineIds ids,
        String podCidr,
        Map<String, String> labels,
        long diskBytes) {
    public static final String KUBELET_VERSION = "v1.35.0";

    private static final int PODS = 110;
    private static final int IMAGES_SHOWN = 50;
    private static final int KUBELET_PORT = 10250;

    public NodeDescription {
        addresses = List.copyOf(addresses);
        labels = Map.copyOf(labels);
    }

    /// Which machine it is.
    public record MachineIds(String machineId, String systemUuid, String bootId) {}

    public Map<String, Quantity> capacity() {
        var capacity = new LinkedHashMap<String, Quantity>();
        capacity.put(ResourceList.CPU, Quantity.of(engine.cpus()));
        capacity.put(ResourceList.EPHEMERAL_STORAGE, Quantity.parse(diskBytes / 1024 + "Ki"));
        capacity.put(ResourceList.MEMORY, Quantity.parse(engine.memoryBytes() / 1024 + "Ki"));
        capacity.put(ResourceList.PODS, Quantity.of(PODS));
        return capacity;
    }

    /// The object to create.
    ApiObject node(JsonObject status) {
        var meta =
                JsonObject.builder().put("name", name).put("labels", JsonObject.ofStrings(all()));
        var spec = JsonObject.builder();
        if (!podCidr.isEmpty()) {
            spec.put("podCIDR", podCidr).put("podCIDRs", JsonArray.of(Json.of(podCidr)));
        }
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", Node.KIND.type().apiVersion())
                        .put("kind", Node.KIND.type().kind())
                        .put("metadata", meta.build())
                        .put("spec", spec.build())
                        .put("status", status)
                        .build());
    }

    /// All its labels.
    Map<String, String> all() {
        var all = new LinkedHashMap<>(labels);
        all.put("beta.kubernetes.io/arch", engine.architecture());
        all.put("beta.kubernetes.io/os", engine.operatingSystem());
        all.put("kubernetes.io/arch", engine.architecture());
        all.put("kubernetes.io/hostname", name);
        all.put("kubernetes.io/os", engine.operatingSystem());
        return all;
    }

    /// The status.
    ///
    /// @param problem why the node is not ready; empty when it is
    /// @param before the conditions as they were last reported
    JsonObject status(
            Optional<String> problem, List<Image> images, List<Condition> before, Instant now) {
        JsonObject amounts = ResourceList.json(capacity());
        return JsonObject.builder()
                .put("addresses", addressList())
                .put("allocatable", amounts)
                .put("capacity", amounts)
                .put("conditions", NodeConditions.of(problem, before, now))
                .put(
                        "daemonEndpoints",
                        JsonObject.of(
                                "kubeletEndpoint", JsonObject.EMPTY.with("Port", KUBELET_PORT)))
                .putUnlessEmpty("images", shown(images))
                .put("nodeInfo", nodeInfo())
                .build();
    }

    private JsonArray addressList() {
        var list = new ArrayList<Json>();
        addresses.forEach(ip -> list.add(address("InternalIP", ip)));
        list.add(address("Hostname", name));
        return JsonArray.of(list);
    }

    private static JsonObject address(String type, String address) {
        return JsonObject.EMPTY.with("address", address).with("type", type);
    }

    private static JsonArray shown(List<Image> images) {
        return JsonArray.of(
                images.stream()
                        .sorted(Comparator.comparingLong(Image::sizeBytes).reversed())
                        .limit(IMAGES_SHOWN)
                        .map(NodeDescription::image)
                        .toList());
    }

    private static JsonObject image(Image image) {
        var names = new ArrayList<>(image.digests());
        names.addAll(image.tags());
        return JsonObject.EMPTY
                .with("names", JsonArray.ofStrings(names))
                .with("sizeBytes", image.sizeBytes());
    }

    private JsonObject nodeInfo() {
        return JsonObject.builder()
                .put("architecture", engine.architecture())
                .put("bootID", ids.bootId())
                .put("containerRuntimeVersion", engine.runtimeVersion())
                .put("kernelVersion", engine.kernelVersion())
                .put("kubeProxyVersion", "")
                .put("kubeletVersion", KUBELET_VERSION)
                .put("machineID", ids.machineId())
                .put("operatingSystem", engine.operatingSystem())
                .put("osImage", engine.osImage())
                .put("systemUUID", ids.systemUuid())
                .build();
    }
}
