package dev.kubejar.apiserver.metrics;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.pod.PodStatus;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.metrics.NodeMetrics;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.GoDuration;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.admission.Lookup;
import dev.kubejar.apiserver.resource.Computed;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.ResourcePath;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// NodeMetrics and PodMetrics. What has not been measured is not in a list.
///
/// Source: [metrics-server's
/// API](https://github.com/kubernetes-sigs/metrics-server/tree/master/pkg/api)
public final class Metrics implements Computed {
    private static final String GROUP = NodeMetrics.KIND.type().group();

    /// As metrics-server names them in a refusal; a node that is not there by its own name.
    private static final ResourceType PODS =
            new ResourceType(GROUP, "v1beta1", "PodMetrics", "podmetrics", Scope.NAMESPACED);

    private static final ResourceType NODES =
            new ResourceType(GROUP, "v1beta1", "NodeMetrics", "nodemetrics", Scope.CLUSTER);
    private static final ResourceType NO_NODE =
            new ResourceType("", "v1", "Node", "node", Scope.CLUSTER);

    private final Lookup cluster;
    private final Meter meter;
    private final Time time;

    /// @param nodes the connector of a node by its name; throws [StatusException] for one that
    ///   cannot be reached, whose pods are not measured
    public Metrics(Lookup cluster, Function<String, NodeConnector> nodes, Time time) {
        this.cluster = cluster;
        this.meter = new Meter(nodes, time);
        this.time = time;
    }

    @Override
    public List<ApiObject> at(ResourcePath path) {
        meter.forgetOld();
        boolean one = !path.name().isEmpty();
        if (path.type().equals(NodeMetrics.KIND.type())) {
            return one ? List.of(node(path.name())) : nodes();
        }
        return one ? List.of(pod(path.namespace(), path.name())) : pods(path.namespace());
    }

    // ---- pods

    private List<ApiObject> pods(String namespace) {
        return running()
                .filter(pod -> namespace.isEmpty() || pod.namespace().equals(namespace))
                .flatMap(pod -> pod(pod).stream())
                .toList();
    }

    private Stream<Pod> running() {
        return cluster.all(Pod.KIND.type()).stream().map(Pod::new).filter(Metrics::isRunning);
    }

    private static boolean isRunning(Pod pod) {
        return pod.status().phase().equals(PodStatus.RUNNING);
    }

    private ApiObject pod(String namespace, String name) {
        ResourceType type = Pod.KIND.type();
        return cluster.find(ResourcePath.of(type, namespace, name))
                .map(it -> Optional.of(new Pod(it)).filter(Metrics::isRunning).flatMap(this::pod))
                .orElseThrow(() -> StatusException.notFound(type, name))
                .orElseThrow(() -> StatusException.notFound(PODS, namespace + "/" + name));
    }

    private Optional<ApiObject> pod(Pod pod) {
        return meter.measure(pod)
                .map(usage ->
                        measured(
                                pod.meta(),
                                usage.at(),
                                usage.window(),
                                JsonObject.of("containers", containers(usage))));
    }

    private static JsonArray containers(PodUsage usage) {
        return JsonArray.of(
                usage.containers().entrySet().stream()
                        .map(it ->
                                JsonObject.of("name", Json.of(it.getKey()))
                                        .with("usage", it.getValue().json()))
                        .toList());
    }

    // ---- nodes

    private List<ApiObject> nodes() {
        Map<String, List<Pod>> pods = byNode();
        return cluster.all(Node.KIND.type()).stream()
                .flatMap(node -> node(node, pods).stream())
                .toList();
    }

    private ApiObject node(String name) {
        return cluster.find(ResourcePath.of(Node.KIND.type(), "", name))
                .map(node -> node(node, byNode()))
                .orElseThrow(() -> StatusException.notFound(NO_NODE, name))
                .orElseThrow(() -> StatusException.notFound(NODES, name));
    }

    private Map<String, List<Pod>> byNode() {
        return running().collect(Collectors.groupingBy(Pod::nodeName));
    }

    /// The sum of its pods; empty when none of them could be measured.
    private Optional<ApiObject> node(ApiObject node, Map<String, List<Pod>> byNode) {
        String name = node.meta().name();
        List<Pod> pods = byNode.getOrDefault(name, List.of());
        List<PodUsage> usages = pods.stream().flatMap(it -> meter.measure(it).stream()).toList();
        if ((usages.isEmpty() && !pods.isEmpty()) || !meter.reaches(name)) {
            return Optional.empty();
        }
        Amount sum = usages.stream().map(PodUsage::sum).reduce(Amount.NOTHING, Amount::plus);
        Instant at =
                usages.stream().map(PodUsage::at).min(Comparator.naturalOrder()).orElse(time.now());
        Duration window =
                usages.stream()
                        .map(PodUsage::window)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
        return Optional.of(measured(node.meta(), at, window, JsonObject.of("usage", sum.json())));
    }

    // ---- both

    private ApiObject measured(ObjectMeta of, Instant at, Duration window, JsonObject what) {
        JsonObject metadata =
                JsonObject.builder()
                        .put("name", of.name())
                        .putUnlessEmpty("namespace", of.namespace())
                        .put("creationTimestamp", Timestamps.seconds(time.now()))
                        .putUnlessEmpty("labels", of.json().object("labels"))
                        .build();
        JsonObject.Builder object =
                JsonObject.builder()
                        .put("metadata", metadata)
                        .put("timestamp", Timestamps.seconds(at))
                        .put("window", GoDuration.text(window));
        what.forEach(object::put);
        return new ApiObject(object.build());
    }
}
