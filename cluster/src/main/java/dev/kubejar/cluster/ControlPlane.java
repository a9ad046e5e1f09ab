package dev.kubejar.cluster;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.legacy.LegacyKinds;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.ApiCore;
import dev.kubejar.apiserver.ApiServer;
import dev.kubejar.apiserver.Connections;
import dev.kubejar.apiserver.auth.AnyoneAuthenticated;
import dev.kubejar.apiserver.auth.ClientCertificates;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.custom.CustomKinds;
import dev.kubejar.apiserver.discovery.Discovery;
import dev.kubejar.apiserver.discovery.HealthCheck;
import dev.kubejar.apiserver.discovery.ServerVersion;
import dev.kubejar.apiserver.http.HttpServer;
import dev.kubejar.apiserver.http.Limits;
import dev.kubejar.apiserver.http.TlsMaterial;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.resource.ObjectTag;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.cluster.bootstrap.Pki;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Store;
import dev.kubejar.store.StoreOptions;
import dev.kubejar.store.StoreStoppedException;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store and the API server in front of it.
///
/// @param store for the words of the start
/// @param core for clients in this process
/// @param server listens where it is told to
record ControlPlane(Store<ObjectTag> store, ApiCore core, HttpServer server, Readiness readiness) {
    private static final Logger log = LoggerFactory.getLogger(ControlPlane.class);
    private static final int DISK_FAILED = 74;

    /// What `/readyz` asks: whether the start is over.
    static final class Readiness {
        private final AtomicBoolean over = new AtomicBoolean();

        void startIsOver() {
            over.set(true);
        }

        private Optional<String> problem() {
            return over.get() ? Optional.empty() : Optional.of("not finished");
        }
    }

    /// Opens the store and sets the API up on it; nothing listens yet.
    ///
    /// @param connectors how to reach the nodes
    static ControlPlane open(
            Config config,
            Pki pki,
            Function<String, NodeConnector> connectors,
            Time time,
            Closing closing)
            throws InterruptedException {
        Schemas schemas = Schemas.load();
        List<KindDefinition> kinds = CustomKinds.withDefinitions(BuiltinKinds.ALL, schemas);
        KindRegistry registry =
                KindRegistry.of(config.legacyApis() ? LegacyKinds.beside(kinds) : kinds, schemas);
        Store<ObjectTag> store = closing.add("store", openStore(config, registry, time));
        var random = new SecureRandom();
        var core =
                new ApiCore(
                        store,
                        new ApiCore.Setup(
                                registry,
                                schemas,
                                config.network().services(),
                                connectors,
                                time,
                                random));
        closing.add("custom kinds", core.startCustomKinds());
        var readiness = new Readiness();
        var discovery =
                new Discovery(
                        registry::all,
                        schemas,
                        config.bind() + ":" + config.port(),
                        new ServerVersion("", ""),
                        List.of(
                                HealthCheck.PING,
                                new HealthCheck(
                                        "poststarthook/start-kubejar", false, readiness::problem)),
                        time);
        var gate =
                new ApiServer.Gate(
                        new ClientCertificates(List.of(pki.authority().certificate()), time),
                        new AnyoneAuthenticated());
        var connections = new Connections(core.client(SYSTEM), connectors, time, random);
        var api = new ApiServer(core, gate, discovery, connections, time, random);
        var tls =
                new TlsMaterial(
                        pki.server().key(),
                        List.of(pki.server().certificate()),
                        List.of(pki.authority().certificate()));
        HttpServer server =
                closing.add("API server", new HttpServer(api, tls, Limits.DEFAULT, time));
        return new ControlPlane(store, core, server, readiness);
    }

    /// The kinds that are served.
    KindRegistry registry() {
        return core.verbs().registry();
    }

    private static final User SYSTEM = User.of("system:apiserver", List.of("system:masters"));

    private static Store<ObjectTag> openStore(Config config, KindRegistry registry, Time time) {
        Durability durability =
                switch (config.durability()) {
                    case SYNC -> Durability.SYNC;
                    case RELAXED -> Durability.RELAXED;
                };
        return Store.open(
                new StoreOptions<>(
                        new RocksJournal(config.layout().store(), durability),
                        ObjectTag.tagger(registry),
                        time::now,
                        ControlPlane::diskFailed));
    }

    /// Nothing that was not written may be told to anybody: the process ends here and now.
    private static void diskFailed(StoreStoppedException failure) {
        log.error("msg=\"the disk failed, kubejar stops\"", failure);
        Runtime.getRuntime().halt(DISK_FAILED);
    }

    /// Takes requests at this address; the port it got.
    int listen(Ipv4 address, int port) throws InterruptedException {
        return server.listen(new InetSocketAddress(InetAddress.ofLiteral(address.toString()), port))
                .getPort();
    }

    /// A client that acts as one of the cluster's own components.
    Client client(String component) {
        return core.client(User.of(component, List.of("system:masters")));
    }
}
