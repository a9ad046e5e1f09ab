package dev.kubejar.cluster;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.time.RealTime;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.SystemNamespaces;
import dev.kubejar.apiserver.system.LocalApiServices;
import dev.kubejar.apiserver.system.SystemObjects;
import dev.kubejar.client.Client;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.Events;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.reconcile.Wiring;
import dev.kubejar.cluster.bootstrap.ClusterRecord;
import dev.kubejar.cluster.bootstrap.Kubeconfig;
import dev.kubejar.cluster.bootstrap.Pki;
import dev.kubejar.cluster.bootstrap.SystemServices;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.launch.AotTraining;
import dev.kubejar.controllers.Controllers;
import dev.kubejar.kubelet.ClusterFacts;
import dev.kubejar.scheduler.Scheduler;
import dev.kubejar.store.rocksdb.RocksLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// A whole cluster in this process. [#start] constructs every part, by hand, in the order in which
/// they need each other; [#close] ends them in reverse and leaves containers running.
public final class Cluster implements AutoCloseable {
    private static final WriteOptions CONTROLLERS = WriteOptions.as("kube-controller-manager");

    private final Closing closing;
    private final Time time;
    private final int port;
    private final Path kubeconfig;
    private final boolean isUsualKubeconfig;

    private Cluster(
            Closing closing, Time time, int port, Path kubeconfig, boolean isUsualKubeconfig) {
        this.closing = closing;
        this.time = time;
        this.port = port;
        this.kubeconfig = kubeconfig;
        this.isUsualKubeconfig = isUsualKubeconfig;
    }

    /// Starts everything, telling `progress` of each step. What was begun is ended again when a
    /// step fails.
    static Cluster start(Config config, Progress progress) throws InterruptedException {
        var closing = new Closing();
        try {
            return start(config, progress, closing);
        } catch (RuntimeException | InterruptedException e) {
            closing.close();
            throw e;
        }
    }

    private static Cluster start(Config config, Progress progress, Closing closing)
            throws InterruptedException {
        RocksLibrary.loadAhead();
        var time = closing.add("timers", new RealTime());
        String id = record(config).id();
        Pki pki = Pki.open(config.layout().pki(), addresses(config), time.now());
        progress.step("Certificates", "in " + config.layout().pki());

        var nodes = new Nodes(config, id, time, closing);
        ControlPlane control = ControlPlane.open(config, pki, nodes::connector, time, closing);
        progress.step("Store", "revision " + control.store().snapshot().revision());
        int port = control.listen(config.bind(), config.port());
        progress.step("API server", "https://" + config.bind() + ":" + port);
        progress.step("Runtime", nodes.open());
        Ipv4 endpoint = config.network().pods().address(1); // no backend may be on loopback
        if (nodes.hasContainers()) {
            endpoint = nodes.gateway();
            control.listen(endpoint, port);
        }

        Client client = control.client("system:kubejar");
        SystemServices system = systemObjects(control, client, config, time, closing);
        closing.add(
                "service kubernetes",
                system.keepApi(config.network().apiService(), endpoint, port, time));
        var informers = new Informers(client, time);
        var events = closing.add("events", new Events(client, time, CONTROLLERS));
        var network =
                ServiceNetwork.construct(
                        config, id, nodes.hasContainers(), informers, time, closing);
        if (network.isOn()) {
            system.ensureDns(config.network().dnsService(), endpoint, ServiceNetwork.DNS_PORT);
        }
        var loops =
                Loops.construct(
                        control,
                        new Wiring(
                                control.client("system:kube-controller-manager"),
                                informers,
                                time,
                                events,
                                CONTROLLERS),
                        pki,
                        closing);
        nodes.construct(
                new Nodes.Surroundings(
                        control.client("system:nodes"), informers, events, facts(config, network)));
        closing.onClose("informers", informers::close);
        informers.start();
        informers.awaitSynced();
        loops.start();
        progress.step("Controllers", "and scheduler");
        progress.step("Network", network.start());
        progress.step("Nodes", nodes.start());
        control.readiness().startIsOver();
        return new Cluster(
                closing,
                time,
                port,
                writeKubeconfig(config, pki, port),
                config.kubeconfig().isEmpty());
    }

    /// What a cluster begins with, and what keeps it there.
    private static SystemServices systemObjects(
            ControlPlane control, Client client, Config config, Time time, Closing closing) {
        SystemNamespaces.ensure(client);
        closing.add("system objects", SystemObjects.start(client, config.network().services()));
        closing.add("API services", LocalApiServices.start(client, control.registry(), time));
        return new SystemServices(client);
    }

    private static ClusterRecord record(Config config) {
        Optional<ClusterRecord> known = ClusterRecord.find(config.layout());
        Config.Network network = config.network();
        known.ifPresent(it -> it.requireRanges(network.pods(), network.services()));
        var record =
                new ClusterRecord(
                        known.map(ClusterRecord::id).orElseGet(ClusterRecord::newId),
                        network.pods(),
                        network.services(),
                        config.dockerHost()
                                .or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")))
                                .orElse(""),
                        kubeconfig(config));
        record.write(config.layout());
        return record;
    }

    /// Where the context is written to.
    static Path kubeconfig(Config config) {
        return config.kubeconfig().orElseGet(() -> Kubeconfig.usualPlace(System.getenv(), home()));
    }

    /// The loops that keep the cluster as it should be, whatever the number of nodes.
    private record Loops(Controllers controllers, Scheduler scheduler) {

        /// They subscribe to the informers of `wiring` and begin with [#start].
        static Loops construct(ControlPlane control, Wiring wiring, Pki pki, Closing closing) {
            var options =
                    new Controllers.Options(BuiltinKinds.ALL, pki.authority().certificatePem());
            var controllers = closing.add("controllers", new Controllers(wiring, options));
            var scheduler =
                    new Scheduler(
                            control.client("system:kube-scheduler"),
                            wiring.informers(),
                            wiring.events().recorder(Scheduler.NAME),
                            wiring.time());
            return new Loops(controllers, closing.add("scheduler", scheduler));
        }

        void start() {
            controllers.start();
            scheduler.start();
        }
    }

    /// As kubectl sees it: `sudo -E` leaves HOME as it was.
    private static Path home() {
        return Path.of(
                Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home")));
    }

    /// The addresses under which clients reach the API server.
    private static List<Ipv4> addresses(Config config) {
        return List.of(
                Ipv4.parse("127.0.0.1").orElseThrow(),
                config.bind(),
                config.network().apiService(),
                config.network().pods().address(1));
    }

    private static ClusterFacts facts(Config config, ServiceNetwork network) {
        String dns = network.isOn() ? config.network().dnsService().toString() : "";
        return new ClusterFacts(dns, ServiceNetwork.DOMAIN, Machine.resolver(), Machine.hosts());
    }

    private static Path writeKubeconfig(Config config, Pki pki, int port) {
        String address = config.bind().bits() == 0 ? "127.0.0.1" : config.bind().toString();
        Kubeconfig access = Kubeconfig.of(pki, address, port);
        Path file = kubeconfig(config);
        access.mergeInto(file);
        try {
            Path own = config.layout().kubeconfig();
            Files.writeString(own, access.text());
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// The API server's.
    int port() {
        return port;
    }

    /// What a user may type next.
    String nextCommand() {
        return isUsualKubeconfig
                ? "kubectl get nodes"
                : "kubectl --kubeconfig " + kubeconfig + " get nodes";
    }

    /// Lets a second process make what shortens the next start, if this one was told to.
    void trainJvm() {
        AotTraining.begin(time).ifPresent(training -> closing.add("AOT training", training));
    }

    @Override
    public void close() {
        closing.close();
    }
}
