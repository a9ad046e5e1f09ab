package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Worker;
import dev.kubejar.client.WriteOptions;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two services that are kubejar itself: `kubernetes`, the API server, and `kube-dns`. They
/// have no selector; their one endpoint is where this process listens for pods.
public final class SystemServices {
    private static final Cidr LOOPBACK = Cidr.parse("127.0.0.0/8").orElseThrow();

    private static final Logger log = LoggerFactory.getLogger(SystemServices.class);
    private static final WriteOptions WRITER = WriteOptions.as("kube-apiserver");
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Client client;

    public SystemServices(Client client) {
        this.client = client;
    }

    /// A port of such a service.
    ///
    /// @param target the port that this process listens on
    private record Port(String name, String protocol, int port, int target) {

        JsonObject ofService() {
            return JsonObject.builder()
                    .put("name", name)
                    .put("protocol", protocol)
                    .put("port", port)
                    .put("targetPort", target)
                    .build();
        }

        JsonObject ofEndpoints() {
            return JsonObject.builder()
                    .put("name", name)
                    .put("protocol", protocol)
                    .put("port", target)
                    .build();
        }
    }

    /// Makes or corrects `default/kubernetes`.
    ///
    /// @param endpoint where pods reach the API server
    private void ensureApi(Ipv4 clusterIp, Ipv4 endpoint, int port) {
        JsonObject labels =
                JsonObject.builder()
                        .put("component", "apiserver")
                        .put("provider", "kubernetes")
                        .build();
        ensure(
                "default",
                "kubernetes",
                labels,
                clusterIp,
                endpoint,
                new Port("https", "TCP", 443, port));
    }

    /// Does [#ensureApi] now, and again and again: users delete all services of `default`.
    ///
    /// Source:
    /// [controller.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/controlplane/controller/kubernetesservice/controller.go)
    public Worker keepApi(Ipv4 clusterIp, Ipv4 endpoint, int port, Time time) {
        ensureApi(clusterIp, endpoint, port);
        return Worker.start(
                "kubernetes-service",
                () -> {
                    while (true) {
                        time.sleep(BETWEEN);
                        try {
                            ensureApi(clusterIp, endpoint, port);
                        } catch (StatusException e) {
                            log.warn("service kubernetes not ensured error=\"{}\"", e.getMessage());
                        }
                    }
                });
    }

    /// Makes or corrects `kube-system/kube-dns`.
    ///
    /// @param endpoint where pods reach the DNS server
    public void ensureDns(Ipv4 clusterIp, Ipv4 endpoint, int port) {
        JsonObject labels =
                JsonObject.builder()
                        .put("k8s-app", "kube-dns")
                        .put("kubernetes.io/cluster-service", "true")
                        .put("kubernetes.io/name", "CoreDNS")
                        .build();
        ensure(
                "kube-system",
                "kube-dns",
                labels,
                clusterIp,
                endpoint,
                new Port("dns", "UDP", 53, port),
                new Port("dns-tcp", "TCP", 53, port));
    }

    private void ensure(
            String namespace,
            String name,
            JsonObject labels,
            Ipv4 clusterIp,
            Ipv4 endpoint,
            Port... ports) {
        JsonObject metadata =
                JsonObject.builder()
                        .put("name", name)
                        .put("namespace", namespace)
                        .put("labels", labels)
                        .build();
        put(Service.KIND.type(), service(metadata, clusterIp, ports));
        if (!LOOPBACK.contains(endpoint)) { // which no pod could reach, and no endpoint may have
            put(Endpoints.KIND.type(), endpoints(metadata, endpoint, ports));
            put(EndpointSlice.KIND.type(), slice(metadata, endpoint, ports));
        }
    }

    private static ApiObject service(JsonObject metadata, Ipv4 clusterIp, Port... ports) {
        JsonObject spec =
                JsonObject.builder()
                        .put("type", "ClusterIP")
                        .put("clusterIP", clusterIp.toString())
                        .put("clusterIPs", JsonArray.of(Json.of(clusterIp.toString())))
                        .put(
                                "ports",
                                JsonArray.of(Arrays.stream(ports).map(Port::ofService).toList()))
                        .build();
        return new ApiObject(
                JsonObject.builder().put("metadata", metadata).put("spec", spec).build());
    }

    /// Marked so that nobody mirrors it: its slice is made here.
    private static ApiObject endpoints(JsonObject metadata, Ipv4 endpoint, Port... ports) {
        JsonObject labels =
                metadata.object("labels").with("endpointslice.kubernetes.io/skip-mirror", "true");
        JsonObject subset =
                JsonObject.builder()
                        .put(
                                "addresses",
                                JsonArray.of(JsonObject.of("ip", Json.of(endpoint.toString()))))
                        .put(
                                "ports",
                                JsonArray.of(Arrays.stream(ports).map(Port::ofEndpoints).toList()))
                        .build();
        return new ApiObject(
                JsonObject.builder()
                        .put("metadata", metadata.with("labels", labels))
                        .put("subsets", JsonArray.of(subset))
                        .build());
    }

    private static ApiObject slice(JsonObject metadata, Ipv4 endpoint, Port... ports) {
        JsonObject labels =
                JsonObject.of(EndpointSlice.SERVICE_NAME_LABEL, Json.of(metadata.string("name")));
        return new ApiObject(
                JsonObject.builder()
                        .put("metadata", metadata.with("labels", labels))
                        .put("addressType", "IPv4")
                        .put(
                                "endpoints",
                                JsonArray.of(
                                        JsonObject.builder()
                                                .put(
                                                        "addresses",
                                                        JsonArray.of(Json.of(endpoint.toString())))
                                                .put(
                                                        "conditions",
                                                        JsonObject.of("ready", Json.of(true)))
                                                .build()))
                        .put(
                                "ports",
                                JsonArray.of(Arrays.stream(ports).map(Port::ofEndpoints).toList()))
                        .build());
    }

    /// What others have added stays.
    private void put(ResourceType type, ApiObject wanted) {
        ResourcePath path = ResourcePath.of(type, wanted);
        if (exists(path)) {
            client.patch(path, Patch.merge(wanted.json()), WRITER);
        } else {
            client.create(ResourcePath.in(type, wanted.meta().namespace()), wanted, WRITER);
        }
    }

    private boolean exists(ResourcePath path) {
        try {
            client.get(path);
            return true;
        } catch (StatusException e) {
            if (e.is(Reason.NOT_FOUND)) {
                return false;
            }
            throw e;
        }
    }
}
