package dev.kubejar.apiserver.apply;

import dev.kubejar.api.kind.KindDefinition;

/// Who is about to write what.
///
/// @param row the kind, in the version that the request speaks
/// @param subresource the part that is written, such as `status`; empty for the object itself
/// @param manager the name under which the writer owns fields, such as `kubectl-create`; empty when
///   it gave none
public record FieldWriter(KindDefinition row, String subresource, String manager) {

    /// As an updater; upstream calls one without a name `unknown`.
    FieldOwner updater() {
        return FieldOwner.updater(
                manager.isEmpty() ? "unknown" : manager, row.type().apiVersion(), subresource);
    }

    FieldOwner applier() {
        return FieldOwner.applier(manager, subresource);
    }

    FieldWriter as(String other) {
        return new FieldWriter(row, subresource, other);
    }
}
