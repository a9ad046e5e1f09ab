package dev.kubejar.apiserver.apply;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps the number of updaters of an object small: of more than ten the oldest become one, by
/// version, called `ancient-changes`.
final class AncientChanges {
    private static final int MAX_UPDATERS = 10;
    private static final String NAME = "ancient-changes";

    private AncientChanges() {}

    static ManagedFields collapsed(ManagedFields managers) {
        if (managers.all().size() <= MAX_UPDATERS) {
            return managers;
        }
        List<ManagedFieldsEntry> updaters =
                managers.all().stream()
                        .filter(entry -> !entry.owner().isApplier())
                        .sorted(
                                Comparator.comparingLong(ManagedFieldsEntry::epochSecond)
                                        .thenComparing(entry -> entry.owner().sortKey()))
                        .toList();
        ManagedFields left = managers;
        int count = updaters.size();
        Map<String, ManagedFieldsEntry> first = new HashMap<>();
        for (ManagedFieldsEntry entry : updaters) {
            if (count <= MAX_UPDATERS) {
                break;
            }
            ManagedFieldsEntry older = first.putIfAbsent(entry.apiVersion(), entry);
            if (older != null) {
                left = together(left, older, entry);
                count--;
            }
        }
        return left;
    }

    /// The older entry, or what it has become already, and the newer one as one.
    private static ManagedFields together(
            ManagedFields managers, ManagedFieldsEntry older, ManagedFieldsEntry newer) {
        FieldOwner bucket = FieldOwner.updater(NAME, newer.apiVersion(), "");
        FieldSet fields =
                managers.of(bucket).map(ManagedFieldsEntry::fields).orElse(older.fields());
        return managers.without(older.owner())
                .without(newer.owner())
                .with(
                        new ManagedFieldsEntry(
                                bucket,
                                newer.apiVersion(),
                                newer.time(),
                                fields.union(newer.fields())));
    }
}
