package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.kubelet.runtime.AddressPool;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Sandbox;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sandboxes: containers of [PauseImage] that hold a pod's namespaces.
final class DockerSandboxes implements Sandboxes {
    private static final Logger LOG = LoggerFactory.getLogger(DockerSandboxes.class);
    private static final int ADDRESSES_TRIED = 16;
    private static final String ADDRESS_IN_USE = "Address already in use";

    private final Engine engine;
    private final DockerOptions options;
    private final AddressPool addresses;
    private final DockerExec exec;

    /// Which address a sandbox holds, until it is stopped here. Bounded by the node's addresses.
    private final Map<String, String> held = new ConcurrentHashMap<>();

    private volatile boolean sparesNobody = !LocalProcesses.maySpare();

    DockerSandboxes(Engine engine, DockerOptions options) {
        this.engine = engine;
        this.options = options;
        this.addresses = new AddressPool(options.nodeCidr());
        this.exec = new DockerExec(engine);
    }

    /// Learns the address of a sandbox that was there before.
    void adopt(Sandbox sandbox) {
        for (String address : sandbox.ips()) {
            addresses.hold(address);
            held.put(sandbox.id(), address);
        }
    }

    // ---- making

    @Override
    public Sandbox run(SandboxConfig config) {
        if (config.namespaces().hostNetwork()) {
            return runAt("", config);
        }
        for (int tried = 1; ; tried++) {
            String address = addresses.take();
            try {
                return runAt(address, config);
            } catch (RuntimeFailure e) {
                boolean inUse = e.getMessage().contains(ADDRESS_IN_USE);
                if (!inUse) {
                    addresses.release(address);
                }
                if (!inUse || tried == ADDRESSES_TRIED) {
                    throw e; // an address that somebody else has stays marked as taken
                }
            }
        }
    }

    /// Where the engine may not spare a process (it lacks `CAP_SYS_RESOURCE`, and this process
    /// could not tell), the first start fails, and the next ones do without.
    private Sandbox runAt(String address, SandboxConfig config) {
        if (!sparesNobody) {
            try {
                return start(address, config, SandboxBody.SPARED);
            } catch (RuntimeFailure.Refused e) {
                Sandbox sandbox = startUnspared(address, config, e);
                LOG.warn("engine=docker oomScores=unsettable cause={}", e.getMessage());
                sparesNobody = true;
                return sandbox;
            }
        }
        return start(address, config, 0);
    }

    private Sandbox startUnspared(String address, SandboxConfig config, RuntimeFailure first) {
        try {
            return start(address, config, 0);
        } catch (RuntimeFailure.Refused e) {
            e.addSuppressed(first);
            throw e;
        }
    }

    private Sandbox start(String address, SandboxConfig config, int oomScoreAdj) {
        String id = create(config, SandboxBody.of(options, config, address, oomScoreAdj));
        try {
            engine.call(EngineRequest.post("/containers/" + id + "/start"));
            Sandbox sandbox = inspect(id).sandbox();
            if (!address.isEmpty()) {
                held.put(id, address);
            }
            return sandbox;
        } catch (RuntimeFailure e) {
            removeContainer(id);
            throw e;
        }
    }

    private String create(SandboxConfig config, JsonObject body) {
        String name = DockerNames.of("POD", config.pod(), config.attempt());
        var request = EngineRequest.post("/containers/create").query("name", name).json(body);
        try {
            return engine.call(request).string("Id");
        } catch (RuntimeFailure.Missing _) {
            PauseImage.ensure(engine); // somebody removed it
            return engine.call(request).string("Id");
        }
    }

    private Inspected inspect(String id) {
        return new Inspected(engine.call(EngineRequest.get("/containers/" + id + "/json")));
    }

    // ---- ending

    @Override
    public void stop(String sandboxId) {
        containersIn(sandboxId).forEach(id -> stop(id, 0));
        stop(sandboxId, 2);
        giveBack(sandboxId);
    }

    private void stop(String id, int seconds) {
        var request = EngineRequest.post("/containers/" + id + "/stop").query("t", seconds);
        Gone.isFine(() -> engine.call(request));
    }

    @Override
    public void remove(String sandboxId) {
        containersIn(sandboxId).forEach(this::removeContainer);
        removeContainer(sandboxId);
        giveBack(sandboxId);
    }

    private void removeContainer(String id) {
        var request =
                EngineRequest.delete("/containers/" + id).query("force", true).query("v", true);
        Gone.isFine(() -> engine.call(request));
    }

    private List<String> containersIn(String sandboxId) {
        var filter = DockerLabels.filter(Map.of(DockerLabels.SANDBOX_ID, sandboxId));
        var request =
                EngineRequest.get("/containers/json")
                        .query("all", true)
                        .query("filters", filter.toString());
        return engine.list(request).stream().map(container -> container.string("Id")).toList();
    }

    private void giveBack(String sandboxId) {
        Optional.ofNullable(held.remove(sandboxId)).ifPresent(addresses::release);
    }

    // ---- connecting

    @Override
    public DuplexStream forward(String sandboxId, int port) throws IOException {
        List<String> command = List.of(PauseImage.PROGRAM, Integer.toString(port));
        var streams = exec.start(sandboxId, new ExecOptions(command, true, true, false, false));
        try {
            if (streams.stdout().read() != 0) {
                throw new ConnectException("Connection refused");
            }
            return new PortConnection(streams);
        } catch (IOException | RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    @Override
    public DuplexStream connect(String host, int port, Duration timeout) throws IOException {
        return TcpConnection.open(host, port, timeout);
    }
}
