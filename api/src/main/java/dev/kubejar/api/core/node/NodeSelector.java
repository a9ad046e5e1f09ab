package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// A view of terms of which one must match the node.
public record NodeSelector(JsonObject json) {

    public List<NodeSelectorTerm> terms() {
        return json.objects("nodeSelectorTerms").stream().map(NodeSelectorTerm::new).toList();
    }

    public boolean matches(Node node) {
        return terms().stream().anyMatch(it -> it.matches(node));
    }
}
