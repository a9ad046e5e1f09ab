package dev.kubejar.apiserver.stream;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.NodeConnector.ExecOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One command in a container with its client. The thread that runs it waits for the command's end;
/// three more pass on input, output and errors.
final class RemoteCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCommand.class);
    private static final int BUFFER = 32 * 1024;

    static final JsonObject SUCCESS =
            JsonObject.builder().put("metadata", JsonObject.EMPTY).put("status", "Success").build();

    private final Supplier<ContainerStreams> command;
    private final ExecOptions options;
    private final IntFunction<JsonObject> ended;

    /// @param command starts it; may throw [StatusException]
    /// @param ended the `Status` for an exit code
    RemoteCommand(
            Supplier<ContainerStreams> command,
            ExecOptions options,
            IntFunction<JsonObject> ended) {
        this.command = command;
        this.options = options;
        this.ended = ended;
    }

    ExecOptions options() {
        return options;
    }

    /// The `Status` of a command that ended by itself.
    static JsonObject exited(int code) {
        if (code == 0) {
            return SUCCESS;
        }
        var cause =
                JsonObject.builder()
                        .put("reason", "ExitCode")
                        .put("message", Integer.toString(code))
                        .build();
        return JsonObject.builder()
                .put("metadata", JsonObject.EMPTY)
                .put("status", "Failure")
                .put(
                        "message",
                        "command terminated with non-zero exit code: command terminated with exit code "
                                + code)
                .put("reason", "NonZeroExitCode")
                .put("details", JsonObject.of("causes", JsonArray.of(cause)))
                .build();
    }

    void run(CommandClient client) throws InterruptedException {
        client.end(outcome(client));
    }

    private JsonObject outcome(CommandClient client) throws InterruptedException {
        try (ContainerStreams process = command.get()) {
            return ended.apply(connect(client, process));
        } catch (StatusException e) {
            return e.status().json();
        } catch (RuntimeException e) {
            LOG.error("command failed", e);
            return StatusException.internal("error executing command in container").status().json();
        }
    }

    private int connect(CommandClient client, ContainerStreams process)
            throws InterruptedException {
        Thread session = Thread.currentThread();
        Thread input = start("command-stdin", () -> feed(client, process, session));
        Thread output = start("command-stdout", () -> drain(process.stdout(), client::stdout));
        Thread errors = start("command-stderr", () -> drain(process.stderr(), client::stderr));
        try {
            int code = process.exitCode();
            output.join();
            errors.join();
            return code;
        } finally {
            input.interrupt();
            output.interrupt();
            errors.interrupt();
        }
    }

    private static Thread start(String name, Work work) {
        return Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        work.run();
                    } catch (InterruptedException _) {
                        // the session is over
                    } catch (IOException e) {
                        LOG.debug("stream ended thread={}", name, e);
                    }
                });
    }

    /// What one of the threads does.
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// Where output goes.
    @FunctionalInterface
    private interface Output {
        void write(byte[] bytes) throws InterruptedException;
    }

    /// When the client leaves, nobody waits for the command any more.
    private static void feed(CommandClient client, ContainerStreams process, Thread session)
            throws IOException, InterruptedException {
        for (Optional<CommandClient.Input> next = client.next();
                next.isPresent();
                next = client.next()) {
            switch (next.get()) {
                case CommandClient.Stdin(byte[] bytes) -> write(process, bytes);
                case CommandClient.StdinEnd() -> process.stdin().close();
                case CommandClient.Resize(int columns, int rows) -> process.resize(columns, rows);
            }
        }
        session.interrupt();
    }

    /// A command that reads no more is no reason to stop listening to its client.
    private static void write(ContainerStreams process, byte[] bytes) {
        try {
            process.stdin().write(bytes);
            process.stdin().flush();
        } catch (IOException e) {
            LOG.debug("stdin not taken", e);
        }
    }

    private static void drain(InputStream from, Output to)
            throws IOException, InterruptedException {
        var buffer = new byte[BUFFER];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            if (length > 0) {
                to.write(Arrays.copyOf(buffer, length));
            }
        }
    }
}
