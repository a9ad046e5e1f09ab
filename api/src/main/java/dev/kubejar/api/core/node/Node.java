package dev.kubejar.api.core.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.quantity.Quantity;
import java.util.List;
import java.util.Map;

/// A machine that runs pods.
///
/// Source: [Nodes](https://kubernetes.io/docs/concepts/architecture/nodes/)
public record Node(ApiObject object) implements View {
    public static final Kind<Node> KIND =
            new Kind<>(new ResourceType("", "v1", "Node", "nodes", Scope.CLUSTER), Node::new);

    /// Whether new pods are kept away.
    public boolean isUnschedulable() {
        return object.spec().bool("unschedulable");
    }

    public List<Taint> taints() {
        return object.spec().objects("taints").stream().map(Taint::new).toList();
    }

    /// The range its pods' addresses come from, such as `10.244.0.0/24`.
    public String podCidr() {
        return object.spec().string("podCIDR");
    }

    public boolean isReady() {
        return Condition.isTrue(object.status(), "Ready");
    }

    public List<Condition> conditions() {
        return Condition.all(object.status());
    }

    public Map<String, Quantity> capacity() {
        return ResourceList.of(object.status().object("capacity"));
    }

    /// What pods may use.
    public Map<String, Quantity> allocatable() {
        return ResourceList.of(object.status().object("allocatable"));
    }

    /// The address of the type `InternalIP`, `ExternalIP` or `Hostname`; empty when there is none.
    public String address(String type) {
        return object.status().objects("addresses").stream()
                .filter(it -> it.string("type").equals(type))
                .map(it -> it.string("address"))
                .findFirst()
                .orElse("");
    }

    /// Versions: `kubeletVersion`, `osImage`, `kernelVersion`, `containerRuntimeVersion`…
    public JsonObject systemInfo() {
        return object.status().object("nodeInfo");
    }
}
