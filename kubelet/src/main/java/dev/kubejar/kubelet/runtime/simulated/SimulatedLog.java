package dev.kubejar.kubelet.runtime.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState.Created;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A log made up from the container's state when it is read: what was, then, when followed, how it
/// ended.
final class SimulatedLog extends InputStream {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'")
                    .withZone(ZoneOffset.UTC);

    private final Optional<ContainerEnd> end;
    private final LogOptions options;
    private final int told;
    private boolean following;
    private long left;
    private byte[] bytes;
    private int at;

    SimulatedLog(Ledger ledger, Container container, LogOptions options) {
        this.end =
                options.follow() && container.state() instanceof Running
                        ? Optional.of(new ContainerEnd(ledger, container.id()))
                        : Optional.empty();
        this.options = options;
        this.left = options.limitBytes().orElse(Long.MAX_VALUE);
        this.following = end.isPresent();
        List<Line> lines = lines(container);
        this.told = lines.size();
        var wanted = lines.stream().filter(this::isWanted).toList();
        long skipped = wanted.size() - options.tailLines().orElse(wanted.size());
        this.bytes = text(wanted.stream().skip(Math.max(0, skipped)).toList());
    }

    /// A line without its end, and when it was written.
    private record Line(Instant at, String text) {}

    private static List<Line> lines(Container container) {
        var name =
                "simulated container %s of pod %s/%s"
                        .formatted(
                                container.name(),
                                container.pod().namespace(),
                                container.pod().name());
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        container.createdAt(),
                        name + ": created from " + container.image() + "; no process runs"));
        switch (container.state()) {
            case Created() -> {}
            case Running(Instant startedAt) -> lines.add(new Line(startedAt, name + ": started"));
            case Exited exited -> {
                lines.add(new Line(exited.startedAt(), name + ": started"));
                String end = name + ": ended with exit code " + exited.exitCode();
                lines.add(new Line(exited.finishedAt(), end));
            }
        }
        return lines;
    }

    private boolean isWanted(Line line) {
        return options.since().map(since -> !line.at().isBefore(since)).orElse(true);
    }

    private byte[] text(List<Line> lines) {
        return lines.stream()
                .map(line -> (options.timestamps() ? stamp(line) : "") + line.text() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private static String stamp(Line line) {
        return TIMESTAMP.format(line.at()) + " ";
    }

    @Override
    public int read() throws InterruptedIOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws InterruptedIOException {
        if (at == bytes.length && following && left > 0) {
            following = false;
            tellEnd(end.orElseThrow());
        }
        int count = (int) Math.min(Math.min(length, bytes.length - at), left);
        if (count == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(bytes, at, to, offset, count);
        at += count;
        left -= count;
        return count;
    }

    private void tellEnd(ContainerEnd end) throws InterruptedIOException {
        try {
            var ended = end.await();
            bytes =
                    text(
                            ended.map(SimulatedLog::lines).orElse(List.of()).stream()
                                    .skip(told)
                                    .toList());
            at = 0;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("closed or interrupted");
        }
    }

    @Override
    public void close() {
        end.ifPresent(ContainerEnd::close);
    }
}
