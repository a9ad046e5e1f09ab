package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.container.PodSecurityContext;
import dev.kubejar.api.core.node.NodeAffinity;
import dev.kubejar.api.core.node.Toleration;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.core.volume.Volume;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A view of a Pod's `spec`.
public record PodSpec(JsonObject json) {

    public String nodeName() {
        return json.string("nodeName");
    }

    public List<Container> containers() {
        return containers("containers");
    }

    public List<Container> initContainers() {
        return containers("initContainers");
    }

    public List<Container> ephemeralContainers() {
        return containers("ephemeralContainers");
    }

    private List<Container> containers(String field) {
        return json.objects(field).stream().map(Container::new).toList();
    }

    /// Init containers, then containers, then ephemeral ones.
    public List<Container> allContainers() {
        return Stream.of(initContainers(), containers(), ephemeralContainers())
                .flatMap(List::stream)
                .toList();
    }

    public Optional<Container> container(String name) {
        return allContainers().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public List<Volume> volumes() {
        return json.objects("volumes").stream().map(Volume::new).toList();
    }

    /// `Always`, `OnFailure` or `Never`.
    public String restartPolicy() {
        return json.findString("restartPolicy").orElse("Always");
    }

    public Duration terminationGracePeriod() {
        return Duration.ofSeconds(json.integer("terminationGracePeriodSeconds", 30));
    }

    /// How long the pod may run in all.
    public Optional<Duration> activeDeadline() {
        return json.has("activeDeadlineSeconds")
                ? Optional.of(Duration.ofSeconds(json.integer("activeDeadlineSeconds", 0)))
                : Optional.empty();
    }

    /// `ClusterFirst`, `ClusterFirstWithHostNet`, `Default` or `None`.
    public String dnsPolicy() {
        return json.findString("dnsPolicy").orElse("ClusterFirst");
    }

    public PodDnsConfig dnsConfig() {
        return new PodDnsConfig(json.object("dnsConfig"));
    }

    public Map<String, String> nodeSelector() {
        return json.stringMap("nodeSelector");
    }

    public Optional<NodeAffinity> nodeAffinity() {
        return json.object("affinity").findObject("nodeAffinity").map(NodeAffinity::new);
    }

    public List<Toleration> tolerations() {
        return json.objects("tolerations").stream().map(Toleration::new).toList();
    }

    public String serviceAccountName() {
        return json.string("serviceAccountName");
    }

    public String schedulerName() {
        return json.findString("schedulerName").orElse("default-scheduler");
    }

    public List<String> schedulingGates() {
        return json.objects("schedulingGates").stream().map(it -> it.string("name")).toList();
    }

    public List<String> readinessGates() {
        return json.objects("readinessGates").stream()
                .map(it -> it.string("conditionType"))
                .toList();
    }

    public boolean hostNetwork() {
        return json.bool("hostNetwork");
    }

    public boolean hostPid() {
        return json.bool("hostPID");
    }

    public boolean hostIpc() {
        return json.bool("hostIPC");
    }

    public boolean shareProcessNamespace() {
        return json.bool("shareProcessNamespace");
    }

    public PodSecurityContext securityContext() {
        return new PodSecurityContext(json.object("securityContext"));
    }

    public String hostname() {
        return json.string("hostname");
    }

    public String subdomain() {
        return json.string("subdomain");
    }

    public boolean setHostnameAsFqdn() {
        return json.bool("setHostnameAsFQDN");
    }

    public List<HostAlias> hostAliases() {
        return json.objects("hostAliases").stream().map(HostAlias::new).toList();
    }

    public boolean enableServiceLinks() {
        return json.bool("enableServiceLinks", true);
    }

    public List<String> imagePullSecrets() {
        return json.objects("imagePullSecrets").stream().map(it -> it.string("name")).toList();
    }

    public int priority() {
        return Math.toIntExact(json.integer("priority", 0));
    }

    /// What the pod costs beside its containers.
    public Map<String, Quantity> overhead() {
        return ResourceList.of(json.object("overhead"));
    }

    /// What is asked for the pod as a whole, empty for most.
    public ResourceRequirements resources() {
        return new ResourceRequirements(json.object("resources"));
    }
}
