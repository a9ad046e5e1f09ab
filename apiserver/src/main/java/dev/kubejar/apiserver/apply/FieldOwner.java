package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.GoValue;

/// Who owns fields: what tells the entries of `metadata.managedFields` apart.
///
/// @param manager such as `kubectl-client-side-apply`
/// @param apiVersion of an update; an applier is the same in all versions, so it has none here
/// @param subresource such as `status`; empty for the object itself
record FieldOwner(String manager, Operation operation, String apiVersion, String subresource) {

    enum Operation {
        APPLY("Apply"),
        UPDATE("Update");

        private final String text;

        Operation(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static FieldOwner applier(String manager, String subresource) {
        return new FieldOwner(manager, Operation.APPLY, "", subresource);
    }

    static FieldOwner updater(String manager, String apiVersion, String subresource) {
        return new FieldOwner(manager, Operation.UPDATE, apiVersion, subresource);
    }

    boolean isApplier() {
        return operation == Operation.APPLY;
    }

    /// `"kubectl" with subresource "status" using apps/v1`, as conflicts name it.
    @Override
    public String toString() {
        String part =
                subresource.isEmpty() ? "" : " with subresource " + GoValue.quoted(subresource);
        String version = isApplier() ? "" : " using " + apiVersion;
        return GoValue.quoted(manager) + part + version;
    }

    /// Upstream's own key of an owner, by which it sorts.
    String sortKey() {
        return JsonObject.builder()
                .putUnlessEmpty("manager", manager)
                .put("operation", operation.text())
                .putUnlessEmpty("apiVersion", apiVersion)
                .putUnlessEmpty("subresource", subresource)
                .build()
                .toString();
    }
}
