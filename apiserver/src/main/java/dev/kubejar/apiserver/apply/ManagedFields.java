package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Who owns what of one object: `metadata.managedFields`. Immutable.
record ManagedFields(Map<FieldOwner, ManagedFieldsEntry> entries) {
    static final ManagedFields NONE = new ManagedFields(Map.of());

    ManagedFields {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// @throws MalformedFieldsException when one of them is malformed
    static ManagedFields parse(JsonArray json) {
        var entries = new LinkedHashMap<FieldOwner, ManagedFieldsEntry>();
        for (Json element : json) {
            ManagedFieldsEntry entry =
                    ManagedFieldsEntry.parse(
                            element instanceof JsonObject object ? object : JsonObject.EMPTY);
            entries.put(entry.owner(), entry);
        }
        return new ManagedFields(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Collection<ManagedFieldsEntry> all() {
        return entries.values();
    }

    Optional<ManagedFieldsEntry> of(FieldOwner owner) {
        return Optional.ofNullable(entries.get(owner));
    }

    /// With this entry in place of its owner's; without any when it owns nothing.
    ManagedFields with(ManagedFieldsEntry entry) {
        var changed = new LinkedHashMap<>(entries);
        if (entry.fields().isEmpty()) {
            changed.remove(entry.owner());
        } else {
            changed.put(entry.owner(), entry);
        }
        return new ManagedFields(changed);
    }

    ManagedFields without(FieldOwner owner) {
        var changed = new LinkedHashMap<>(entries);
        changed.remove(owner);
        return new ManagedFields(changed);
    }

    /// Each entry changed; those that own nothing any more go.
    ManagedFields map(UnaryOperator<ManagedFieldsEntry> change) {
        var changed = new LinkedHashMap<FieldOwner, ManagedFieldsEntry>();
        entries.forEach((owner, entry) -> {
            ManagedFieldsEntry next = change.apply(entry);
            if (!next.fields().isEmpty()) {
                changed.put(owner, next);
            }
        });
        return new ManagedFields(changed);
    }

    JsonArray json() {
        return JsonArray.of(
                entries.values().stream()
                        .sorted(ManagedFieldsEntry.ORDER)
                        .map(ManagedFieldsEntry::json)
                        .toList());
    }
}
