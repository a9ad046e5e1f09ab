package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Warnings of labels of nodes that have newer names.
///
/// Source: [Well-known labels](https://kubernetes.io/docs/reference/labels-annotations-taints/)
public final class NodeLabelWarnings {
    private static final Map<String, String> DEPRECATED =
            Map.of(
                    "beta.kubernetes.io/arch",
                    "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
                    "beta.kubernetes.io/os",
                    "deprecated since v1.14; use \"kubernetes.io/os\" instead",
                    "failure-domain.beta.kubernetes.io/region",
                    "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
                    "failure-domain.beta.kubernetes.io/zone",
                    "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
                    "beta.kubernetes.io/instance-type",
                    "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
                    "app.kubernetes.io/created-by",
                    "deprecated since v1.9",
                    "scheduler.alpha.kubernetes.io/preferAvoidPods",
                    "deprecated since v1.22; use Taints and Tolerations instead",
                    "node-role.kubernetes.io/master",
                    "use \"node-role.kubernetes.io/control-plane\" instead");

    private NodeLabelWarnings() {}

    /// What to do instead of selecting nodes by `label`; empty for a label that is current.
    public static Optional<String> of(String label) {
        return Optional.ofNullable(DEPRECATED.get(label));
    }

    /// For a selector of labels that is held against nodes.
    public static List<String> ofSelector(JsonObject selector, String path) {
        var warnings = new ArrayList<>(ofTerm(selector, false, path));
        for (String label : selector.object("matchLabels").keys()) {
            of(label).ifPresent(why -> warnings.add(path + ".matchLabels." + label + ": " + why));
        }
        return warnings;
    }

    /// For one term of a node selector. The values of a preferred term are not validated but warned
    /// of.
    public static List<String> ofTerm(JsonObject term, boolean preferred, String path) {
        var warnings = new ArrayList<String>();
        List<JsonObject> expressions = term.objects("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            String at = path + ".matchExpressions[" + i + "]";
            String key = expressions.get(i).string("key");
            of(key).ifPresent(why -> warnings.add(at + ".key: " + key + " is " + why));
            List<String> values = preferred ? expressions.get(i).strings("values") : List.of();
            for (int j = 0; j < values.size(); j++) {
                for (String why : Names.labelValue(values.get(j))) {
                    warnings.add(
                            at + ".values[" + j + "]: " + values.get(j) + " is invalid, " + why);
                }
            }
        }
        return warnings;
    }
}
