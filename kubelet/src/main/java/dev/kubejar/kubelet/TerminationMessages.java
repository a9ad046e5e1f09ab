package dev.kubejar.kubelet;

import static java.util.stream.Collectors.toSet;

import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.kubelet.pod.Labels;
import dev.kubejar.kubelet.pod.Observation;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what containers left to say when they ended: their termination file, or the end of their
/// log. Belongs to one pod's worker, reads each message once and keeps it as long as the container.
///
/// Source: [Termination
/// messages](https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/)
final class TerminationMessages {
    private static final int MAX_FILE_BYTES = 4096;
    private static final int MAX_LOG_BYTES = 2048;
    private static final int MAX_LOG_LINES = 80;

    private final Kit kit;
    private final Map<String, String> byContainer = new HashMap<>();

    TerminationMessages(Kit kit) {
        this.kit = kit;
    }

    /// The observation with each ended container's message.
    Observation in(Observation seen) {
        if (kit.isSimulated() || seen.containers().stream().noneMatch(TerminationMessages::ended)) {
            return seen;
        }
        byContainer
                .keySet()
                .retainAll(seen.containers().stream().map(Container::id).collect(toSet()));
        return new Observation(
                seen.sandboxes(),
                seen.containers().stream().map(one -> ended(one) ? said(one) : one).toList());
    }

    private static boolean ended(Container one) {
        return one.state() instanceof Exited;
    }

    private Container said(Container one) {
        String message = byContainer.computeIfAbsent(one.id(), _ -> read(one));
        if (message.isEmpty() || !(one.state() instanceof Exited over)) {
            return one;
        }
        return new Container(
                one.id(),
                one.pod(),
                one.name(),
                one.attempt(),
                one.image(),
                one.imageId(),
                one.createdAt(),
                one.labels(),
                new Exited(
                        over.exitCode(),
                        over.reason(),
                        message,
                        over.startedAt(),
                        over.finishedAt()));
    }

    private String read(Container one) {
        String message = file(one.labels().getOrDefault(Labels.TERMINATION_FILE, ""));
        boolean failed = one.state() instanceof Exited over && over.exitCode() != 0;
        boolean fallsBack =
                "FallbackToLogsOnError".equals(one.labels().get(Labels.TERMINATION_POLICY));
        return message.isEmpty() && failed && fallsBack ? log(one.id()) : message;
    }

    private static String file(String path) {
        if (path.isEmpty()) {
            return "";
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // the pod's directory is gone, or the container replaced the file
        }
    }

    private String log(String id) {
        var end =
                new LogOptions(
                        false,
                        false,
                        false,
                        Optional.empty(),
                        OptionalLong.of(MAX_LOG_LINES),
                        OptionalLong.empty());
        try (InputStream in = kit.runtime().containers().logs(id, end)) {
            byte[] all = in.readAllBytes();
            int from = Math.max(0, all.length - MAX_LOG_BYTES);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException | RuntimeFailure e) {
            return "";
        }
    }
}
