package dev.kubejar.kubelet.runtime.simulated;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.kubelet.runtime.AddressPool;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Sandbox;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;

/// Sandboxes that have an address and nothing else.
final class SimulatedSandboxes implements Sandboxes {
    private final Ledger ledger;
    private final AddressPool addresses;
    private final Time time;

    SimulatedSandboxes(Ledger ledger, AddressPool addresses, Time time) {
        this.ledger = ledger;
        this.addresses = addresses;
        this.time = time;
    }

    @Override
    public Sandbox run(SandboxConfig config) {
        var pod = config.pod();
        String id = SimulatedIds.of(pod.uid() + "/" + config.attempt());
        if (ledger.sandbox(id).isPresent()) {
            throw new RuntimeFailure.Refused(
                    "sandbox %d of pod %s/%s is there already"
                            .formatted(config.attempt(), pod.namespace(), pod.name()));
        }
        List<String> ips =
                config.namespaces().hostNetwork() ? List.of() : List.of(addresses.take());
        var sandbox =
                new Sandbox(id, pod, config.attempt(), true, ips, time.now(), config.labels());
        ledger.add(new Ledger.SandboxEntry(sandbox, config));
        return sandbox;
    }

    @Override
    public void stop(String sandboxId) {
        ledger.stopSandbox(sandboxId, time.now()).forEach(addresses::release);
    }

    @Override
    public void remove(String sandboxId) {
        stop(sandboxId);
        ledger.removeSandbox(sandboxId, time.now());
    }

    @Override
    public DuplexStream forward(String sandboxId, int port) throws IOException {
        Sandbox sandbox =
                ledger.sandbox(sandboxId)
                        .map(Ledger.SandboxEntry::sandbox)
                        .filter(Sandbox::ready)
                        .orElseThrow(
                                () -> new RuntimeFailure.Missing("no such sandbox: " + sandboxId));
        return new SimulatedConnection(sandbox.pod().name());
    }

    @Override
    public DuplexStream connect(String host, int port, Duration timeout) throws IOException {
        if (!ledger.answersAt(host)) {
            throw new ConnectException("Connection refused");
        }
        return new SimulatedConnection(host);
    }
}
