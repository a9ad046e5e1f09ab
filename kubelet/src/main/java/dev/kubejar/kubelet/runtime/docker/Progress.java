package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.io.IOException;
import java.util.Optional;

/// A request whose answer tells of its progress, line by line, and perhaps of its failure at the
/// end.
final class Progress {
    private Progress() {}

    /// Blocks until it is done, however long that takes.
    ///
    /// @throws RuntimeFailure.Refused in the engine's words
    static void await(Engine engine, EngineRequest request) {
        try (var lines = new JsonLines(engine.stream(request))) {
            for (Optional<JsonObject> line = lines.next(); line.isPresent(); line = lines.next()) {
                line.get()
                        .findString("error")
                        .ifPresent(message -> {
                            throw new RuntimeFailure.Refused(message);
                        });
            }
        } catch (IOException e) {
            throw engine.unreachable(e);
        }
    }
}
