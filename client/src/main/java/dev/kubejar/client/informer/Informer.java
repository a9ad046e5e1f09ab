package dev.kubejar.client.informer;

import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// One kind's objects as this process knows them, kept current by a list and a watch. Comes from
/// [Informers], which starts and closes it.
///
/// Handlers and indexes are added before the start.
public final class Informer<V extends View> {
    private final Reflector reflector;
    private final Kind<V> kind;
    private final Lister<V> lister;

    Informer(Reflector reflector, Kind<V> kind) {
        this.reflector = reflector;
        this.kind = kind;
        this.lister = new Lister<>(reflector, kind);
    }

    public Kind<V> kind() {
        return kind;
    }

    public Lister<V> lister() {
        return lister;
    }

    /// Calls `handler` with every change, in order, beginning with an `Added` for each object that
    /// is there; always on the informer's one thread. The handler must hand its work on and return
    /// at once: it holds up all others.
    public Informer<V> onChange(Consumer<Delta<V>> handler) {
        reflector.onChange(change -> handler.accept(change.map(kind.view())));
        return this;
    }

    /// Makes [Lister#indexed] find objects under each of `valuesOf`. The function must be pure; the
    /// first one given under a name stays.
    public Informer<V> index(String name, Function<V, List<String>> valuesOf) {
        reflector.index(name, object -> valuesOf.apply(kind.of(object)));
        return this;
    }

    /// Whether the first list is there and the handlers know it.
    public boolean isSynced() {
        return lister.isSynced();
    }

    /// Blocks until [#isSynced].
    public void awaitSynced() throws InterruptedException {
        reflector.cache().await(this::isSynced);
    }

    /// Whether the lister holds the whole kind, not a selection of it.
    public boolean isWhole() {
        return reflector.isWhole();
    }
}
