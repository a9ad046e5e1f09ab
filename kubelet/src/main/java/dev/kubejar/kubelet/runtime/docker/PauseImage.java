package dev.kubejar.kubelet.runtime.docker;

import java.util.Map;

/// The image of pods' sandboxes, made here and given to the engine: no registry is asked.
final class PauseImage {
    /// Another content gets another tag.
    static final String NAME = "kubejar/pause:1";

    static final String PROGRAM = "/pause";

    private PauseImage() {}

    /// Gives the engine the image unless it has it.
    static void ensure(Engine engine) {
        if (engine.find(EngineRequest.get("/images/" + NAME + "/json")).isEmpty()) {
            load(engine);
        }
    }

    /// Imports a file system of one file. Two at once do no harm: the later one gets the name.
    private static void load(Engine engine) {
        byte[] program = PauseProgram.of(engine.facts().string("Arch")).file();
        String[] name = NAME.split(":", 2);
        byte[] files = TarFile.ofExecutables(Map.of(PROGRAM.substring(1), program));
        Progress.await(
                engine,
                EngineRequest.post("/images/create")
                        .query("fromSrc", "-")
                        .query("repo", name[0])
                        .query("tag", name[1])
                        .query("changes", "ENTRYPOINT [\"" + PROGRAM + "\"]")
                        .query("changes", "LABEL " + DockerLabels.MADE_BY + "=true")
                        .body("application/x-tar", files));
    }
}
