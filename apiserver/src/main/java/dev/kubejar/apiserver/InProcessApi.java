package dev.kubejar.apiserver;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.custom.CustomKinds;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.resource.ObjectTag;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Store;
import dev.kubejar.store.StoreOptions;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The API without a server: the real store on disk, the real verbs, rules and admission, no
/// sockets. For the tests of whatever works through a [Client].
///
/// ```java
/// try (var api = InProcessApi.open(dir, time)) {
///     api.client().create(…);
/// }
/// ```
public final class InProcessApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessApi.class);

    private final Store<ObjectTag> store;
    private final ApiCore core;
    private final CustomKinds kinds;

    private InProcessApi(Store<ObjectTag> store, ApiCore core, CustomKinds kinds) {
        this.store = store;
        this.core = core;
        this.kinds = kinds;
    }

    /// Opens the store under `dir`, a directory of its own, with all built-in kinds and the
    /// namespaces that every cluster has.
    public static InProcessApi open(Path dir, Time time) {
        Schemas schemas = Schemas.load();
        KindRegistry registry =
                KindRegistry.of(CustomKinds.withDefinitions(BuiltinKinds.ALL, schemas), schemas);
        Store<ObjectTag> store =
                Store.open(
                        new StoreOptions<>(
                                new RocksJournal(dir, Durability.RELAXED),
                                ObjectTag.tagger(registry),
                                time::now,
                                failure -> LOG.error("msg=\"the store failed\"", failure)));
        var core =
                new ApiCore(
                        store,
                        new ApiCore.Setup(
                                registry,
                                schemas,
                                Cidr.parse("10.96.0.0/16").orElseThrow(),
                                InProcessApi::noNode,
                                time,
                                new SecureRandom()));
        var api = new InProcessApi(store, core, started(core));
        SystemNamespaces.ensure(api.client());
        return api;
    }

    private static NodeConnector noNode(String name) {
        throw StatusException.internal("no connection to node \"" + name + "\"");
    }

    private static CustomKinds started(ApiCore core) {
        try {
            return core.startCustomKinds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it opened", e);
        }
    }

    /// Acts as an administrator. May be called from any thread, until closed.
    public Client client() {
        return core.client(User.of("system:admin", List.of("system:masters")));
    }

    @Override
    public void close() {
        kinds.close();
        store.close();
    }
}
