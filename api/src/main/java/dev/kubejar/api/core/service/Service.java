package dev.kubejar.api.core.service;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One address for the pods that a selector picks.
///
/// Source: [Service](https://kubernetes.io/docs/concepts/services-networking/service/)
public record Service(ApiObject object) implements View {
    public static final Kind<Service> KIND =
            new Kind<>(
                    new ResourceType("", "v1", "Service", "services", Scope.NAMESPACED),
                    Service::new);

    public static final String CLUSTER_IP = "ClusterIP";
    public static final String NODE_PORT = "NodePort";
    public static final String LOAD_BALANCER = "LoadBalancer";
    public static final String EXTERNAL_NAME = "ExternalName";

    static final String NO_IP = "None";

    private JsonObject spec() {
        return object.spec();
    }

    /// `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`.
    public String type() {
        return spec().findString("type").orElse(CLUSTER_IP);
    }

    /// An address, `None` for a headless service, empty for an external name.
    public String clusterIp() {
        return spec().string("clusterIP");
    }

    public List<String> clusterIps() {
        return spec().strings("clusterIPs");
    }

    /// Whether it has no address of its own, so that DNS answers with the pods'.
    public boolean isHeadless() {
        return clusterIp().equals(NO_IP);
    }

    /// Whether it has an address that traffic can be sent to.
    public boolean hasClusterIp() {
        return !clusterIp().isEmpty() && !isHeadless() && !type().equals(EXTERNAL_NAME);
    }

    /// Which pods serve it; empty when somebody else keeps its endpoints.
    public Map<String, String> selector() {
        return spec().stringMap("selector");
    }

    public List<ServicePort> ports() {
        return spec().objects("ports").stream().map(ServicePort::new).toList();
    }

    public boolean publishNotReadyAddresses() {
        return spec().bool("publishNotReadyAddresses");
    }

    public String externalName() {
        return spec().string("externalName");
    }

    public List<String> externalIps() {
        return spec().strings("externalIPs");
    }

    /// `IPv4` and `IPv6`, the first being the address's own.
    public List<String> ipFamilies() {
        return spec().strings("ipFamilies");
    }

    /// `None` or `ClientIP`.
    public String sessionAffinity() {
        return spec().findString("sessionAffinity").orElse("None");
    }

    /// How long a client stays with its pod.
    public Duration sessionAffinityTimeout() {
        return Duration.ofSeconds(
                spec().object("sessionAffinityConfig")
                        .object("clientIP")
                        .integer("timeoutSeconds", 10_800));
    }

    /// `PreferClose` and the like; empty when traffic goes anywhere.
    public String trafficDistribution() {
        return spec().string("trafficDistribution");
    }

    /// The addresses, or else the names, of its load balancer.
    public List<String> loadBalancerAddresses() {
        return object.status().object("loadBalancer").objects("ingress").stream()
                .map(it ->
                        it.findString("ip")
                                .filter(ip -> !ip.isEmpty())
                                .orElse(it.string("hostname")))
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
