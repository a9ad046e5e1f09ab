package dev.kubejar.kubelet.runtime.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Streams of a process that there is none of. Input goes nowhere.
final class SimulatedStreams implements ContainerStreams {
    private static final int CANNOT_RUN = 126;

    private final InputStream stdout;
    private final InputStream stderr;
    private final End end;

    private SimulatedStreams(InputStream stdout, InputStream stderr, End end) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.end = end;
    }

    /// A process's end, which `close` stops waiting for.
    private interface End extends AutoCloseable {
        int exitCode() throws InterruptedException;

        @Override
        void close();
    }

    /// Over at once.
    private record Over(int exitCode) implements End {
        @Override
        public void close() {
            // Nothing waits.
        }
    }

    /// Over with the container.
    private record WithContainer(ContainerEnd container, SimulatedLog log) implements End {
        @Override
        public int exitCode() throws InterruptedException {
            return SimulatedStreams.exitCode(container.await());
        }

        @Override
        public void close() {
            container.close();
            log.close();
        }
    }

    /// `echo` writes its arguments; nothing else can be run.
    static SimulatedStreams ran(List<String> command) {
        if (command.getFirst().equals("echo")) {
            String line = String.join(" ", command.subList(1, command.size())) + "\n";
            return new SimulatedStreams(text(line), text(""), new Over(0));
        }
        String line = "simulated container: cannot run \"" + command.getFirst() + "\"\n";
        return new SimulatedStreams(text(""), text(line), new Over(CANNOT_RUN));
    }

    /// The container's log from now on.
    static SimulatedStreams attached(Ledger ledger, Container container) {
        var follow =
                new LogOptions(
                        true,
                        false,
                        false,
                        Optional.empty(),
                        OptionalLong.of(0),
                        OptionalLong.empty());
        var log = new SimulatedLog(ledger, container, follow);
        var end = new WithContainer(new ContainerEnd(ledger, container.id()), log);
        return new SimulatedStreams(log, text(""), end);
    }

    private static int exitCode(Optional<Container> container) {
        return container.map(Container::state).orElse(null) instanceof Exited exited
                ? exited.exitCode()
                : 137;
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Override
    public OutputStream stdin() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public InputStream stderr() {
        return stderr;
    }

    @Override
    public void resize(int columns, int rows) {
        // There is no terminal.
    }

    @Override
    public int exitCode() throws InterruptedException {
        return end.exitCode();
    }

    @Override
    public void close() {
        end.close();
    }
}
