package dev.kubejar.kubelet.runtime.simulated;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.ContainerState.Created;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.RuntimeEvent;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.RuntimePod;
import dev.kubejar.kubelet.runtime.Sandbox;
import dev.kubejar.kubelet.runtime.SandboxConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All that a simulated node holds, under one lock, and who listens to its changes.
final class Ledger {

    /// @param config as it was run
    record SandboxEntry(Sandbox sandbox, SandboxConfig config) {}

    /// @param sandboxId where it is
    record ContainerEntry(Container container, String sandboxId, Behaviour behaviour) {
        ContainerEntry with(ContainerState state) {
            var it = container;
            return new ContainerEntry(
                    new Container(
                            it.id(),
                            it.pod(),
                            it.name(),
                            it.attempt(),
                            it.image(),
                            it.imageId(),
                            it.createdAt(),
                            it.labels(),
                            state),
                    sandboxId,
                    behaviour);
        }
    }

    /// One pod's entries by id, oldest first.
    private record PodEntry(
            PodRef pod,
            Map<String, SandboxEntry> sandboxes,
            Map<String, ContainerEntry> containers) {
        PodEntry(PodRef pod) {
            this(pod, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        RuntimePod view() {
            return new RuntimePod(
                    pod,
                    sandboxes.values().stream().map(SandboxEntry::sandbox).toList().reversed(),
                    containers.values().stream()
                            .map(ContainerEntry::container)
                            .toList()
                            .reversed());
        }
    }

    @GuardedBy("this")
    private final Map<String, PodEntry> pods = new LinkedHashMap<>();

    /// Which pod a sandbox or container belongs to, by its id.
    @GuardedBy("this")
    private final Map<String, PodEntry> owners = new HashMap<>();

    @GuardedBy("this")
    private final List<SimulatedEvents> listeners = new ArrayList<>();

    // ---- looking

    synchronized List<RuntimePod> pods() {
        return pods.values().stream().map(PodEntry::view).toList();
    }

    synchronized RuntimePod pod(PodRef pod) {
        PodEntry found = pods.get(pod.uid());
        return found == null ? new RuntimePod(pod, List.of(), List.of()) : found.view();
    }

    synchronized Optional<SandboxEntry> sandbox(String id) {
        return Optional.ofNullable(owners.get(id))
                .flatMap(pod -> Optional.ofNullable(pod.sandboxes().get(id)));
    }

    synchronized Optional<ContainerEntry> container(String id) {
        return Optional.ofNullable(owners.get(id))
                .flatMap(pod -> Optional.ofNullable(pod.containers().get(id)));
    }

    /// Whether a container runs in the sandbox that has that address.
    synchronized boolean answersAt(String address) {
        return pods.values().stream()
                .filter(pod -> pod.sandboxes().values().stream().anyMatch(has(address)))
                .anyMatch(pod -> pod.containers().values().stream().anyMatch(Ledger::runs));
    }

    private static Predicate<SandboxEntry> has(String address) {
        return entry -> entry.sandbox().ready() && entry.sandbox().ips().contains(address);
    }

    private static boolean runs(ContainerEntry entry) {
        return entry.container().state() instanceof Running;
    }

    // ---- changing

    synchronized void add(SandboxEntry entry) {
        Sandbox sandbox = entry.sandbox();
        PodEntry pod = pods.computeIfAbsent(sandbox.pod().uid(), _ -> new PodEntry(sandbox.pod()));
        pod.sandboxes().put(sandbox.id(), entry);
        owners.put(sandbox.id(), pod);
        tell(new RuntimeEvent.Started(pod.pod().uid(), sandbox.id(), sandbox.createdAt()));
    }

    synchronized void add(ContainerEntry entry) {
        PodEntry pod = owners.get(entry.sandboxId());
        if (pod == null
                || sandbox(entry.sandboxId()).filter(found -> found.sandbox().ready()).isEmpty()) {
            throw new RuntimeFailure.Missing("no such sandbox: " + entry.sandboxId());
        }
        pod.containers().put(entry.container().id(), entry);
        owners.put(entry.container().id(), pod);
    }

    /// @throws RuntimeFailure.Refused when it has been started before
    synchronized void start(String id, Instant now) {
        ContainerEntry entry = known(id);
        if (!(entry.container().state() instanceof Created)) {
            throw new RuntimeFailure.Refused("container " + id + " has been started before");
        }
        replace(entry.with(new Running(now)));
        tell(new RuntimeEvent.Started(uidOf(entry), id, now));
    }

    synchronized void failStart(String id, String message, Instant now) {
        replace(known(id).with(new Exited(128, "StartError", message, Instant.EPOCH, now)));
    }

    /// Nothing happens when it does not run.
    synchronized void exit(String id, int exitCode, Instant now) {
        container(id).ifPresent(entry -> exit(entry, exitCode, now));
    }

    private synchronized void exit(ContainerEntry entry, int exitCode, Instant now) {
        if (entry.container().state() instanceof Running(Instant startedAt)) {
            String reason = exitCode == 0 ? "Completed" : "Error";
            replace(entry.with(new Exited(exitCode, reason, "", startedAt, now)));
            tell(new RuntimeEvent.Died(uidOf(entry), entry.container().id(), exitCode, now));
        }
    }

    /// The addresses that come free.
    synchronized List<String> stopSandbox(String id, Instant now) {
        PodEntry pod = owners.get(id);
        SandboxEntry entry = pod == null ? null : pod.sandboxes().get(id);
        if (pod == null || entry == null || !entry.sandbox().ready()) {
            return List.of();
        }
        Sandbox was = entry.sandbox();
        var stopped =
                new Sandbox(
                        id,
                        was.pod(),
                        was.attempt(),
                        false,
                        List.of(),
                        was.createdAt(),
                        was.labels());
        pod.sandboxes().put(id, new SandboxEntry(stopped, entry.config()));
        for (ContainerEntry container : inSandbox(pod, id)) {
            exit(container, 137, now);
        }
        tell(new RuntimeEvent.Died(was.pod().uid(), id, 0, now));
        return was.ips();
    }

    synchronized void removeSandbox(String id, Instant now) {
        PodEntry pod = owners.get(id);
        if (pod != null) {
            inSandbox(pod, id).forEach(entry -> removeContainer(entry.container().id(), now));
            pod.sandboxes().remove(id);
            forget(pod, id, now);
        }
    }

    synchronized void removeContainer(String id, Instant now) {
        PodEntry pod = owners.get(id);
        if (pod != null) {
            exit(id, 137, now);
            pod.containers().remove(id);
            forget(pod, id, now);
        }
    }

    private synchronized void forget(PodEntry pod, String id, Instant now) {
        owners.remove(id);
        if (pod.sandboxes().isEmpty() && pod.containers().isEmpty()) {
            pods.remove(pod.pod().uid());
        }
        tell(new RuntimeEvent.Removed(pod.pod().uid(), id, now));
    }

    private synchronized ContainerEntry known(String id) {
        return container(id)
                .orElseThrow(() -> new RuntimeFailure.Missing("no such container: " + id));
    }

    private synchronized void replace(ContainerEntry entry) {
        pods.computeIfPresent(
                uidOf(entry),
                (_, pod) -> {
                    pod.containers().put(entry.container().id(), entry);
                    return pod;
                });
    }

    private static List<ContainerEntry> inSandbox(PodEntry pod, String sandboxId) {
        return pod.containers().values().stream()
                .filter(entry -> entry.sandboxId().equals(sandboxId))
                .toList();
    }

    private static String uidOf(ContainerEntry entry) {
        return entry.container().pod().uid();
    }

    // ---- telling

    synchronized SimulatedEvents listen() {
        var listener = new SimulatedEvents(this::forget);
        listeners.add(listener);
        return listener;
    }

    void closeListeners() {
        List<SimulatedEvents> all;
        synchronized (this) {
            all = List.copyOf(listeners);
        }
        all.forEach(SimulatedEvents::close);
    }

    private synchronized void forget(SimulatedEvents listener) {
        listeners.remove(listener);
    }

    private synchronized void tell(RuntimeEvent event) {
        listeners.forEach(listener -> listener.add(event));
    }
}
