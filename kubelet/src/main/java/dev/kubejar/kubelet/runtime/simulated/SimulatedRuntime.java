package dev.kubejar.kubelet.runtime.simulated;

import dev.kubejar.api.time.Time;
import dev.kubejar.kubelet.runtime.AddressPool;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.runtime.Containers;
import dev.kubejar.kubelet.runtime.EngineFacts;
import dev.kubejar.kubelet.runtime.Images;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.RuntimeEvents;
import dev.kubejar.kubelet.runtime.RuntimePod;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.util.List;

/// Pods that are only remembered. What they do:
///
/// - `start` takes [SimulatedOptions#startDelay]; then the container runs until it is stopped, or
///   ends at once with exit code 0 when it is one that [ends by
///   itself][dev.kubejar.kubelet.runtime.ContainerConfig#endsByItself].
/// - Every image can be pulled but those of a registry whose name ends in `.invalid`.
/// - Every TCP port of a running pod answers each HTTP request with 200, so probes succeed; so does
///   every command of a probe or hook. `exec` runs `echo` and refuses all else with exit code 126.
/// - Logs tell the container's life, a line a step, and that it is simulated.
///
/// A pod's annotations make it misbehave, all of its containers or (`….NAME`) one:
///
/// | annotation | meaning |
/// |---|---|
/// | `simulated.kubejar.dev/start-delay-seconds` | how long the start takes |
/// | `simulated.kubejar.dev/start-error` | the start fails with these words |
/// | `simulated.kubejar.dev/exit-after-seconds` | the process ends that long after its start |
/// | `simulated.kubejar.dev/exit-code` | with this code; 0 otherwise |
///
/// It forgets everything with the process.
public final class SimulatedRuntime implements ContainerRuntime {
    private final SimulatedOptions options;
    private final Ledger ledger = new Ledger();
    private final SimulatedImages images = new SimulatedImages();
    private final Sandboxes sandboxes;
    private final Containers containers;

    public SimulatedRuntime(SimulatedOptions options, Time time) {
        this.options = options;
        var addresses = new AddressPool(options.podCidr());
        this.sandboxes = new SimulatedSandboxes(ledger, addresses, time);
        this.containers = new SimulatedContainers(ledger, images, options.startDelay(), time);
    }

    @Override
    public EngineFacts facts() {
        return new EngineFacts(
                "simulated",
                options.version(),
                "simulated",
                "kubejar simulated node",
                "linux",
                "amd64",
                options.cpus(),
                options.memoryBytes());
    }

    @Override
    public List<RuntimePod> pods() {
        return ledger.pods();
    }

    @Override
    public RuntimePod pod(PodRef pod) {
        return ledger.pod(pod);
    }

    @Override
    public Sandboxes sandboxes() {
        return sandboxes;
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public RuntimeEvents events() {
        return ledger.listen();
    }

    @Override
    public void close() {
        ledger.closeListeners();
    }
}
