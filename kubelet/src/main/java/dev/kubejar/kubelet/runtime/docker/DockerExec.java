package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.kubelet.runtime.ExecOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Commands in containers.
final class DockerExec {
    private static final int OUTPUT_MAX_BYTES = 10 * 1024;

    private final Engine engine;

    DockerExec(Engine engine) {
        this.engine = engine;
    }

    /// Starts a command and connects its streams.
    DockerStreams start(String containerId, ExecOptions options) {
        var exec = create(containerId, options);
        EngineConnection connection = engine.hijack(startRequest(exec, options.tty()));
        return new DockerStreams(engine, exec, connection, options.tty(), options.stdin());
    }

    /// Runs a command to its end. When the time is over it is killed if the engine is on this
    /// machine, else let go of: the engine has no request for that.
    ExecOutcome run(String containerId, List<String> command, Duration timeout)
            throws InterruptedException {
        var exec = create(containerId, new ExecOptions(command, false, true, true, false));
        var output = new ByteArrayOutputStream();
        EngineConnection connection = engine.hijack(startRequest(exec, false));
        try (var deadline = new Deadline(engine.time(), timeout, connection)) {
            if (copiedToEnd(connection, output, deadline)) {
                return new ExecOutcome.Exited(exec.exitCode(engine), text(output));
            }
            exec.kill(engine);
            return new ExecOutcome.TimedOut(text(output));
        }
    }

    /// Whether the end came before the deadline.
    private boolean copiedToEnd(
            EngineConnection connection, ByteArrayOutputStream output, Deadline deadline) {
        try (connection;
                var merged = new MergedOutput(connection.input())) {
            copy(merged, output);
            return !deadline.hasPassed();
        } catch (IOException e) {
            if (deadline.hasPassed()) {
                return false;
            }
            throw engine.unreachable(e);
        }
    }

    /// Reads to the end; what goes beyond the bound is dropped.
    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        var buffer = new byte[4096];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, Math.min(count, OUTPUT_MAX_BYTES - to.size()));
        }
    }

    private static String text(ByteArrayOutputStream output) {
        return output.toString(StandardCharsets.UTF_8);
    }

    private DockerProcess.Exec create(String containerId, ExecOptions options) {
        JsonObject body =
                JsonObject.builder()
                        .put("AttachStdin", options.stdin())
                        .put("AttachStdout", options.stdout() || options.tty())
                        .put("AttachStderr", options.stderr() && !options.tty())
                        .put("Tty", options.tty())
                        .put("Cmd", JsonArray.ofStrings(options.command()))
                        .build();
        var request = EngineRequest.post("/containers/" + containerId + "/exec").json(body);
        return new DockerProcess.Exec(engine.call(request).string("Id"));
    }

    private static EngineRequest startRequest(DockerProcess.Exec exec, boolean tty) {
        var body = JsonObject.EMPTY.with("Detach", false).with("Tty", tty);
        return EngineRequest.post("/exec/" + exec.id() + "/start").json(body);
    }
}
