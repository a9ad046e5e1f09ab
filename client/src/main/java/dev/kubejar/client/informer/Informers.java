package dev.kubejar.client.informer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The informers that the parts of one process share: one cache and one watch for each kind and
/// selection, however many ask for it.
///
/// Parts ask with [#of] while they are constructed and add their handlers; then [#start] starts
/// what is not started yet.
public final class Informers implements AutoCloseable {
    private final Client client;
    private final Time time;

    @GuardedBy("this")
    private final Map<Selection, Reflector> reflectors = new LinkedHashMap<>();

    public Informers(Client client, Time time) {
        this.client = client;
        this.time = time;
    }

    /// The informer of all objects of a kind.
    public <V extends View> Informer<V> of(Kind<V> kind) {
        return of(kind, ListOptions.ALL);
    }

    /// The informer of the objects that `options` select.
    public <V extends View> Informer<V> of(Kind<V> kind, ListOptions options) {
        return new Informer<>(reflector(new Selection(kind.type(), options.after(""))), kind);
    }

    private synchronized Reflector reflector(Selection selection) {
        return reflectors.computeIfAbsent(
                selection,
                one -> {
                    var reflector =
                            new Reflector(
                                    client, ResourcePath.all(one.type()), one.options(), time);
                    reflector.index(Lister.NAMESPACE, Informers::namespaceOf);
                    reflector.index(Lister.CONTROLLER, Informers::controllerOf);
                    return reflector;
                });
    }

    private static List<String> namespaceOf(ApiObject object) {
        return List.of(object.meta().namespace());
    }

    private static List<String> controllerOf(ApiObject object) {
        return object.meta().controller().map(owner -> List.of(owner.uid())).orElse(List.of());
    }

    /// Ends the informer of all objects of a type that is no longer served, for all who share it.
    /// Whoever asks for it again gets a new one.
    public void forget(ResourceType type) {
        Optional.ofNullable(removed(type)).ifPresent(Reflector::close);
    }

    private synchronized @Nullable Reflector removed(ResourceType type) {
        return reflectors.remove(new Selection(type, ListOptions.ALL.after("")));
    }

    /// Starts what is not started yet.
    public void start() {
        all().forEach(Reflector::start);
    }

    /// Blocks until every started informer has its first list and has told its handlers.
    public void awaitSynced() throws InterruptedException {
        for (Reflector reflector : all()) {
            reflector.cache().await(reflector::isSynced);
        }
    }

    /// Blocks until every informer knows, and has told its handlers, what is in the cluster now.
    /// For tests that wait until all is settled; asks the cluster for every collection.
    public void awaitCurrent() throws InterruptedException {
        for (Reflector reflector : all()) {
            reflector.awaitCurrent();
        }
    }

    private synchronized List<Reflector> all() {
        return List.copyOf(reflectors.values());
    }

    @Override
    public void close() {
        all().reversed().forEach(Reflector::close);
    }

    private record Selection(ResourceType type, ListOptions options) {}
}
