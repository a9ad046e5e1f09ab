package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The versions of one kind: every manager names fields in the version it wrote.
///
/// @param schemas of the types; a deduced one where none is known
/// @param rows the kinds that are served now
record Versions(Function<ResourceType, Schema> schemas, Supplier<List<KindDefinition>> rows) {

    TypedObject typed(KindDefinition row, ApiObject object) {
        return new TypedObject(row, schemas.apply(row.type()), object);
    }

    /// The same object in another version; empty when that is not served (any more).
    Optional<TypedObject> in(String apiVersion, TypedObject object) {
        return apiVersion.equals(object.apiVersion())
                ? Optional.of(object)
                : rowOf(apiVersion, object.row()).map(row -> converted(object, row));
    }

    private Optional<KindDefinition> rowOf(String apiVersion, KindDefinition sibling) {
        return rows.get().stream()
                .filter(row ->
                        row.type().apiVersion().equals(apiVersion)
                                && row.storage().type().equals(sibling.storage().type()))
                .findFirst();
    }

    /// The managers in the terms of the schemas of now: who owned a part of a list or map that has
    /// become atomic since owns the whole. Only definitions of custom kinds change.
    ManagedFields reconciled(ManagedFields managers, KindDefinition row) {
        return row.custom().isEmpty()
                ? managers
                : managers.map(entry ->
                        rowOf(entry.apiVersion(), row)
                                .map(it -> schemas.apply(it.type()))
                                .map(schema -> TreeFields.reconciled(schema, entry.fields()))
                                .map(entry::withFields)
                                .orElse(entry));
    }

    private TypedObject converted(TypedObject object, KindDefinition row) {
        ApiObject stored = object.row().storage().conversion().toStored(object.object());
        ApiObject served = row.storage().conversion().fromStored(stored);
        return typed(
                row,
                served.with("kind", Json.of(row.type().kind()))
                        .with("apiVersion", Json.of(row.type().apiVersion())));
    }
}
