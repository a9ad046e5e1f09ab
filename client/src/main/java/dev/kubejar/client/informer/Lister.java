package dev.kubejar.client.informer;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.client.Key;
import dev.kubejar.client.Revision;
import java.util.List;
import java.util.Optional;

/// Reads an informer's cache, from any thread. Every answer is true at one revision, which may lie
/// behind the cluster's.
public final class Lister<V extends View> {
    static final String NAMESPACE = "namespace";
    static final String CONTROLLER = "controller";

    private final Reflector reflector;
    private final Kind<V> kind;

    Lister(Reflector reflector, Kind<V> kind) {
        this.reflector = reflector;
        this.kind = kind;
    }

    /// The object of that name, if there is one.
    ///
    /// @param namespace empty for an object of the whole cluster
    public Optional<V> get(String namespace, String name) {
        return get(new Key(namespace, name));
    }

    public Optional<V> get(Key key) {
        return reflector.cache().get(key).map(kind.view());
    }

    public List<V> list() {
        return views(reflector.cache().all());
    }

    public List<V> inNamespace(String namespace) {
        return indexed(NAMESPACE, namespace);
    }

    /// The objects whose controller, among their owners, has this uid.
    public List<V> controlledBy(String uid) {
        return indexed(CONTROLLER, uid);
    }

    /// The objects that an index added with [Informer#index] has under `value`.
    public List<V> indexed(String index, String value) {
        return views(reflector.cache().indexed(index, value));
    }

    /// The newest revision whose writes to this collection are all in here.
    public Revision revision() {
        return reflector.cache().revision();
    }

    boolean isSynced() {
        return reflector.isSynced();
    }

    /// Blocks until the lister has seen everything up to `revision`, which must be that of a write
    /// to this collection, or what it heard ends elsewhere.
    public void await(Revision revision) throws InterruptedException {
        reflector.cache().await(() -> !revision.isAfter(revision()));
    }

    /// Blocks until the object of this uid is no longer held as living on.
    public void awaitEnd(Key key, String uid) throws InterruptedException {
        reflector.cache().await(() -> !holdsLiving(key, uid));
    }

    private boolean holdsLiving(Key key, String uid) {
        return get(key).filter(held -> held.uid().equals(uid) && !held.isDeleting()).isPresent();
    }

    private List<V> views(List<ApiObject> objects) {
        return objects.stream().map(kind.view()).toList();
    }
}
