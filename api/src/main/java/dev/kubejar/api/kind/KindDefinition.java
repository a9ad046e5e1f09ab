package dev.kubejar.api.kind;

import java.util.List;
import java.util.Set;

/// A row of the table of kinds. A row alone makes a kind stored, served, watched, discoverable and
/// printable.
///
/// @param singular `deployment`; upstream leaves it to discovery
/// @param shortNames such as `deploy`
/// @param categories such as `all`
/// @param subresources names below an object's path: `status`, `scale`, `log`, `exec`…
/// @param verbs what the collection and its objects answer to, in discovery's words: `create`,
///   `get`, `list`…
/// @param columns of `kubectl get`; empty means name and age
/// @param selectableFields paths for `fieldSelector` beside `metadata.name` and
///   `metadata.namespace`
/// @param storedAs the type whose stored objects this one shows: its own, or for instance core's
///   Event for `events.k8s.io`
/// @param rules what is special about the kind
/// @param tracksGeneration whether `metadata.generation` counts the changes of the object outside
///   metadata and status
public record KindDefinition(
        ResourceType type,
        String singular,
        List<String> shortNames,
        List<String> categories,
        Set<String> subresources,
        Set<String> verbs,
        List<Column> columns,
        List<String> selectableFields,
        ResourceType storedAs,
        Rules rules,
        boolean tracksGeneration) {

    public KindDefinition {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        subresources = Set.copyOf(subresources);
        verbs = Set.copyOf(verbs);
        columns = List.copyOf(columns);
        selectableFields = List.copyOf(selectableFields);
    }

    /// Writes of the object leave `status` alone and writes of `/status` leave the rest alone.
    public boolean hasStatus() {
        return subresources.contains("status");
    }
}
