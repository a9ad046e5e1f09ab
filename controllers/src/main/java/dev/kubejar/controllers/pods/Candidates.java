package dev.kubejar.controllers.pods;

import dev.kubejar.api.View;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import java.util.List;
import java.util.stream.Stream;

/// Finds the objects of a kind that may be a controller's: those it owns and those that nobody
/// owns.
public final class Candidates<V extends View> {
    private static final String ORPHANS = "orphans";

    private final Lister<V> lister;

    public Candidates(Informer<V> informer) {
        this.lister = informer.index(ORPHANS, Candidates::namespaceOfOrphan).lister();
    }

    private static List<String> namespaceOfOrphan(View object) {
        return object.meta().controller().isPresent() ? List.of() : List.of(object.namespace());
    }

    /// The objects that `controller` owns, and the orphans of its namespace.
    public List<V> of(View controller) {
        return Stream.concat(
                        ownedBy(controller).stream(),
                        lister.indexed(ORPHANS, controller.namespace()).stream())
                .toList();
    }

    public List<V> ownedBy(View controller) {
        return lister.controlledBy(controller.uid());
    }
}
