package dev.kubejar.apiserver.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Takes out of a merged object what its applier named the last time, does not name now, and nobody
/// else owns.
///
/// @param managers of the object, with what the applier names now
record Prune(Versions versions, ManagedFields managers) {

    /// @param last what the applier named the last time
    TypedObject pruned(TypedObject merged, ManagedFieldsEntry last) {
        Optional<TypedObject> inLast = versions.in(last.apiVersion(), merged);
        if (last.fields().isEmpty() || inLast.isEmpty()) {
            return merged;
        }
        TypedObject whole = inLast.get();
        FieldSet named = whole.withNamedFields(last.fields());
        TypedObject bare = whole.without(named);
        TypedObject owned = withOwned(whole, bare);
        TypedObject left =
                versions.in(last.apiVersion(), owned)
                        .map(it -> withOthers(whole, it, named))
                        .orElse(whole);
        return versions.in(merged.apiVersion(), left).orElse(merged);
    }

    /// Adds back what anybody owns, version by version, the version of the pruning first.
    private TypedObject withOwned(TypedObject whole, TypedObject bare) {
        Map<String, FieldSet> owned = new LinkedHashMap<>();
        owned.put(whole.apiVersion(), FieldSet.EMPTY);
        managers.all()
                .forEach(entry -> owned.merge(entry.apiVersion(), entry.fields(), FieldSet::union));
        TypedObject left = bare;
        for (Map.Entry<String, FieldSet> version : owned.entrySet()) {
            TypedObject soFar = left;
            left =
                    versions.in(version.getKey(), whole)
                            .flatMap(all ->
                                    versions.in(version.getKey(), soFar)
                                            .map(some -> withOwned(all, some, version.getValue())))
                            .orElse(soFar);
        }
        return left;
    }

    private static TypedObject withOwned(TypedObject whole, TypedObject bare, FieldSet owned) {
        FieldSet kept = bare.withNamedFields(bare.named()).union(whole.withNamedFields(owned));
        return whole.without(whole.withNamedFields(whole.named()).difference(kept));
    }

    /// Adds back what the applier had not named.
    private static TypedObject withOthers(TypedObject whole, TypedObject bare, FieldSet named) {
        FieldSet gone =
                whole.withNamedFields(whole.named()).difference(bare.withNamedFields(bare.named()));
        return whole.without(gone.intersection(named));
    }
}
