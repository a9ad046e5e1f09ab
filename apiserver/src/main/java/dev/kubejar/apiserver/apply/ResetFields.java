package dev.kubejar.apiserver.apply;

import dev.kubejar.api.kind.KindDefinition;

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

    private ResetFields() {}

    static FieldSet of(KindDefinition row, String subresource) {
        return switch (subresource) {
            case "" -> row.hasStatus() ? STATUS : FieldSet.EMPTY;
            case "status" -> ofStatus(row.type().groupResource());
            case "finalize" -> STATUS;
            default -> FieldSet.EMPTY;
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
}
