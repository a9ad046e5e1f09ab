package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Map;

/// A view of requirements on a node that must all hold; none matches no node.
public record NodeSelectorTerm(JsonObject json) {

    public List<NodeSelectorRequirement> matchExpressions() {
        return requirements("matchExpressions");
    }

    /// Requirements on `metadata.name`, the only field that nodes can be chosen by.
    public List<NodeSelectorRequirement> matchFields() {
        return requirements("matchFields");
    }

    private List<NodeSelectorRequirement> requirements(String field) {
        return json.objects(field).stream().map(NodeSelectorRequirement::new).toList();
    }

    public boolean matches(Node node) {
        List<NodeSelectorRequirement> expressions = matchExpressions();
        List<NodeSelectorRequirement> fields = matchFields();
        Map<String, String> labels = node.meta().labels();
        Map<String, String> name = Map.of("metadata.name", node.name());
        return !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(it -> it.matches(labels))
                && fields.stream().allMatch(it -> it.matches(name));
    }
}
