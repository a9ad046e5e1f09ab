package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import java.time.Duration;

/// A process in a container: one that was run there, or the container's own.
sealed interface DockerProcess {

    /// For a thread's name.
    String id();

    EngineRequest resize();

    /// Blocks until the process has ended.
    int exitCode(Engine engine) throws InterruptedException;

    /// A command run in a container.
    record Exec(String id) implements DockerProcess {
        private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(20);

        @Override
        public EngineRequest resize() {
            return EngineRequest.post("/exec/" + id + "/resize");
        }

        /// The engine tells no one when a command ends, so this asks. Its streams have mostly ended
        /// before, and then the first or second answer is the last.
        @Override
        public int exitCode(Engine engine) throws InterruptedException {
            JsonObject state = look(engine);
            while (state.bool("Running") || !state.has("ExitCode")) {
                engine.time().sleep(LOOK_AGAIN_AFTER);
                state = look(engine);
            }
            return Math.toIntExact(state.integer("ExitCode", 0));
        }

        /// Does what can be done: see [LocalProcesses#kill].
        void kill(Engine engine) {
            JsonObject state = look(engine);
            if (state.bool("Running")) {
                LocalProcesses.kill(state.integer("Pid", 0), state.string("ContainerID"));
            }
        }

        private JsonObject look(Engine engine) {
            return engine.call(EngineRequest.get("/exec/" + id + "/json"));
        }
    }

    /// A container's own process.
    record Main(String id) implements DockerProcess {
        @Override
        public EngineRequest resize() {
            return EngineRequest.post("/containers/" + id + "/resize");
        }

        @Override
        public int exitCode(Engine engine) {
            JsonObject end =
                    engine.call(EngineRequest.post("/containers/" + id + "/wait"), Duration.ZERO);
            return Math.toIntExact(end.integer("StatusCode", 0));
        }
    }
}
