package dev.kubejar.apiserver.custom;

import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.status.GoValue;
import java.util.List;
import java.util.TreeSet;

/// What is dubious in the finalizers of a custom object: that they name no domain, which only the
/// kinds of Kubernetes itself refuse.
///
/// Source:
/// [finalizers](https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/)
final class FinalizerWarnings {
    private FinalizerWarnings() {}

    /// Of the finalizers that are new, in order.
    static List<String> of(Write write) {
        var added = new TreeSet<>(write.next().meta().finalizers());
        write.replaced().ifPresent(before -> before.meta().finalizers().forEach(added::remove));
        return added.stream()
                .filter(finalizer -> !MetadataRules.isStandardFinalizer(finalizer))
                .map(finalizer ->
                        "metadata.finalizers: %s: prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers"
                                .formatted(GoValue.quoted(finalizer)))
                .toList();
    }
}
