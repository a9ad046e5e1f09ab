package dev.kubejar.apiserver.apply;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.apply.FieldSet.Node;
import java.util.ArrayList;
import java.util.List;

/// Fields that a write does not change whatever it says, so that nobody comes to own them by it:
/// the status for a write of the object, all else for a write of the status.
///
/// Source:
/// [GetResetFields](https://pkg.go.dev/k8s.io/apiserver/pkg/registry/rest#ResetFieldsStrategy)
final class ResetFields {
    private static final FieldSet STATUS = FieldSet.ofFields("status");
    private static final FieldSet SPEC = FieldSet.ofFields("spec");
    private static final FieldSet SPEC_AND_METADATA = FieldSet.ofFields("metadata", "spec");
    private static final FieldSet OF_POD_STATUS =
            FieldSet.ofFields("metadata.deletionTimestamp", "metadata.ownerReferences", "spec");
    private static final FieldSet OF_DEPLOYMENT_STATUS =
            FieldSet.ofFields("metadata.labels", "spec");

    private static final String ANY = "*";
    private static final List<List<String>> EPHEMERAL_CONTAINERS =
            List.of(List.of("spec", "ephemeralContainers"));
    private static final List<List<String>> RESIZE =
            List.of(
                    List.of("spec", "containers", ANY, "resources"),
                    List.of("spec", "containers", ANY, "resizePolicy"),
                    List.of("spec", "initContainers", ANY, "resources"),
                    List.of("spec", "initContainers", ANY, "resizePolicy"));

    private ResetFields() {}

    /// Those of `fields` that a write of the part does change.
    static FieldSet kept(KindDefinition row, String subresource, FieldSet fields) {
        return switch (subresource) {
            case "" -> row.hasStatus() ? fields.without(STATUS) : fields;
            case "status" ->
                    fields.without(
                            row.isCustom()
                                    ? SPEC_AND_METADATA
                                    : ofStatus(row.type().groupResource()));
            case "finalize" -> fields.without(STATUS);
            case "ephemeralcontainers" -> only(EPHEMERAL_CONTAINERS, fields);
            case "resize" -> only(RESIZE, fields);
            default -> fields;
        };
    }

    private static FieldSet ofStatus(String resource) {
        return switch (resource) {
            case "pods" -> OF_POD_STATUS;
            case "deployments.apps" -> OF_DEPLOYMENT_STATUS;
            case "customresourcedefinitions.apiextensions.k8s.io",
                    "volumeattachments.storage.k8s.io",
                    "flowschemas.flowcontrol.apiserver.k8s.io",
                    "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
                    "validatingadmissionpolicies.admissionregistration.k8s.io" ->
                    SPEC_AND_METADATA;
            default -> SPEC;
        };
    }

    /// The fields on one of the paths and below its end.
    private static FieldSet only(List<List<String>> paths, FieldSet fields) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return fields;
        }
        var kept = new ArrayList<Node>();
        for (Node node : fields.nodes()) {
            List<List<String>> rest =
                    paths.stream()
                            .filter(path -> isStep(path.getFirst(), node.element()))
                            .map(path -> path.subList(1, path.size()))
                            .toList();
            FieldSet below = only(rest, node.below());
            boolean isMember = node.isMember() && !rest.isEmpty();
            if (isMember || !below.isEmpty()) {
                kept.add(new Node(node.element(), isMember, below));
            }
        }
        return FieldSet.of(kept);
    }

    private static boolean isStep(String step, PathElement element) {
        return step.equals(ANY)
                || (element instanceof PathElement.Field field && field.name().equals(step));
    }
}
