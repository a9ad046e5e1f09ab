package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A view of a pod's wishes for the node's labels and fields.
///
/// Source: [Node
/// affinity](https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity)
public record NodeAffinity(JsonObject json) {

    /// What the node must be.
    public Optional<NodeSelector> required() {
        return json.findObject("requiredDuringSchedulingIgnoredDuringExecution")
                .map(NodeSelector::new);
    }

    /// What the node had better be.
    public List<Preference> preferred() {
        return json.objects("preferredDuringSchedulingIgnoredDuringExecution").stream()
                .map(Preference::new)
                .toList();
    }

    /// A wish and how much it counts.
    public record Preference(JsonObject json) {
        /// 1 to 100.
        public int weight() {
            return Math.toIntExact(json.integer("weight", 0));
        }

        public NodeSelectorTerm term() {
            return new NodeSelectorTerm(json.object("preference"));
        }
    }
}
