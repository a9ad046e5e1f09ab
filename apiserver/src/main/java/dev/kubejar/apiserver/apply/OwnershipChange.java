package dev.kubejar.apiserver.apply;

import dev.kubejar.api.kind.KindDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one step of an object means to those who own its fields: whoever owned what was changed
/// loses it, and what was removed nobody owns.
///
/// For use once.
final class OwnershipChange {
    private final Versions versions;
    private final TypedObject before;
    private final TypedObject after;
    private final String subresource;
    private final Comparison here;
    private final Map<String, Optional<Comparison>> elsewhere = new HashMap<>();

    OwnershipChange(Versions versions, TypedObject before, TypedObject after, String subresource) {
        this.versions = versions;
        this.before = before;
        this.after = after;
        this.subresource = subresource;
        this.here = before.to(after);
    }

    /// What changed, in the version of the write.
    Comparison here() {
        return here;
    }

    /// What changed in the version of another manager, but for what such a write resets; empty when
    /// that version is gone.
    private Optional<Comparison> in(String apiVersion) {
        return elsewhere.computeIfAbsent(apiVersion, this::compared);
    }

    private Optional<Comparison> compared(String apiVersion) {
        if (apiVersion.equals(before.apiVersion())) {
            return Optional.of(kept(before.row(), here));
        }
        Optional<TypedObject> old = versions.in(apiVersion, before);
        Optional<TypedObject> next = versions.in(apiVersion, after);
        return old.isEmpty() || next.isEmpty()
                ? Optional.empty()
                : Optional.of(kept(old.get().row(), old.get().to(next.get())));
    }

    private Comparison kept(KindDefinition row, Comparison step) {
        return step.map(fields -> ResetFields.kept(row, subresource, fields));
    }

    /// What `managers` still own.
    ManagedFields left(ManagedFields managers) {
        return managers.map(entry ->
                entry.withFields(
                        in(entry.apiVersion())
                                .map(step -> left(entry.fields(), step))
                                .orElse(FieldSet.EMPTY)));
    }

    private static FieldSet left(FieldSet owned, Comparison step) {
        return owned.difference(step.modified())
                .difference(step.added())
                .difference(step.removed());
    }

    /// The fields of others that the step sets anew.
    List<Conflict> conflicts(ManagedFields managers, FieldOwner writer) {
        var conflicts = new ArrayList<Conflict>();
        for (ManagedFieldsEntry entry : managers.all()) {
            if (!entry.owner().equals(writer)) {
                in(entry.apiVersion())
                        .map(step -> step.modified().union(step.added()))
                        .map(entry.fields()::intersection)
                        .ifPresent(taken ->
                                taken.paths()
                                        .forEach(path ->
                                                conflicts.add(new Conflict(entry.owner(), path))));
            }
        }
        return conflicts;
    }
}
