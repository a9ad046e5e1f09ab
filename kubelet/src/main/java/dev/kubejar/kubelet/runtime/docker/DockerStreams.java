package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.client.ContainerStreams;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/// The streams of a process in a container, over a connection that the engine gave away.
final class DockerStreams implements ContainerStreams {
    private final Engine engine;
    private final DockerProcess process;
    private final EngineConnection connection;
    private final OutputStream stdin;
    private final Optional<SplitOutput> split;

    /// Takes `connection` over.
    ///
    /// @param tty whether there is a terminal, so that both outputs come as one
    /// @param input whether the process reads any
    DockerStreams(
            Engine engine,
            DockerProcess process,
            EngineConnection connection,
            boolean tty,
            boolean input) {
        this.engine = engine;
        this.process = process;
        this.connection = connection;
        this.stdin = input ? connection.output() : OutputStream.nullOutputStream();
        this.split =
                tty
                        ? Optional.empty()
                        : Optional.of(SplitOutput.of(connection.input(), process.id()));
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public InputStream stdout() {
        return split.<InputStream>map(SplitOutput::stdout).orElse(connection.input());
    }

    @Override
    public InputStream stderr() {
        return split.<InputStream>map(SplitOutput::stderr).orElseGet(InputStream::nullInputStream);
    }

    @Override
    public void resize(int columns, int rows) {
        engine.call(process.resize().query("w", columns).query("h", rows));
    }

    @Override
    public int exitCode() throws InterruptedException {
        try {
            return process.exitCode(engine);
        } catch (RuntimeFailure.Unreachable e) {
            if (Thread.interrupted()) { // our own connection closed itself under the interrupt
                throw new InterruptedException("while waiting for a process");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        split.ifPresent(SplitOutput::close);
        connection.close();
    }
}
