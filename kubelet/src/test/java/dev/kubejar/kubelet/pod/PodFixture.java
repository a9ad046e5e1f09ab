package dev.kubejar.kubelet.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.kubelet.probe.ProbeResults;
import dev.kubejar.kubelet.probe.ProbeType;
import dev.kubejar.kubelet.probe.Verdict;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.PodRef;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pods and what a runtime shows of them, in few words.
final class PodFixture {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final PodRef REF = new PodRef("default", "web", "u1");
    static final Sandbox SANDBOX = sandbox(0, true);

    private PodFixture() {}

    /// @param spec JSON with single quotes
    static Pod pod(String spec) {
        return pod("", spec);
    }

    /// @param meta more of the metadata, such as `,'deletionTimestamp':'…'`
    static Pod pod(String meta, String spec) {
        return new Pod(
                new ApiObject(
                        JsonReader.parseObject(
                                ("{'metadata':{'name':'web','namespace':'default','uid':'u1','generation':1"
                                                + meta
                                                + "},'spec':"
                                                + spec
                                                + "}")
                                        .replace('\'', '"'))));
    }

    static Sandbox sandbox(int attempt, boolean ready) {
        return new Sandbox(
                "s" + attempt,
                REF,
                attempt,
                ready,
                ready ? List.of("10.244.0.5") : List.of(),
                NOW,
                Map.of());
    }

    static Container running(String name) {
        return container(name, 0, new ContainerState.Running(NOW.minusSeconds(60)));
    }

    static Container exited(String name, int exitCode) {
        return exited(name, 0, exitCode);
    }

    static Container exited(String name, int attempt, int exitCode) {
        return container(
                name,
                attempt,
                new ContainerState.Exited(
                        exitCode,
                        exitCode == 0 ? "Completed" : "Error",
                        "",
                        NOW.minusSeconds(60),
                        NOW));
    }

    static Container container(String name, int attempt, ContainerState state) {
        String hash = Integer.toHexString((name + "\nbusybox").hashCode());
        return new Container(
                name + attempt,
                REF,
                name,
                attempt,
                "docker.io/library/busybox:latest",
                "sha256:1",
                NOW,
                Map.of(Labels.HASH, hash, Labels.SANDBOX, "s0"),
                state);
    }

    static Observation seen(Container... newestFirst) {
        return new Observation(List.of(SANDBOX), List.of(newestFirst));
    }

    static Known probed(String id, ProbeType type, Verdict verdict) {
        return new Known(
                Optional.empty(),
                false,
                new ProbeResults(Map.of(id, Map.of(type, verdict))),
                BackOffs.NONE,
                Map.of(),
                Map.of());
    }

    static Known delayed(String container, Duration delay) {
        String key = container + "@" + Integer.toHexString((container + "\nbusybox").hashCode());
        return new Known(
                Optional.empty(),
                false,
                ProbeResults.NONE,
                new BackOffs(Map.of(key, new BackOffs.Entry(delay, NOW))),
                Map.of(),
                Map.of());
    }
}
