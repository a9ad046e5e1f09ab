package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.kubelet.runtime.ContainerConfig;
import dev.kubejar.kubelet.runtime.Containers;
import dev.kubejar.kubelet.runtime.ExecOutcome;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.Resources;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Usage;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Containers that share their sandbox's network, IPC and, if asked, processes.
final class DockerContainers implements Containers {
    /// How long the engine may take to kill, beyond the grace given.
    private static final Duration KILL_TIME = Duration.ofMinutes(2);

    private final Engine engine;
    private final DockerOptions options;
    private final DockerImages images;
    private final DockerExec exec;

    DockerContainers(Engine engine, DockerOptions options, DockerImages images) {
        this.engine = engine;
        this.options = options;
        this.images = images;
        this.exec = new DockerExec(engine);
    }

    @Override
    public String create(String sandboxId, ContainerConfig config) {
        Inspected sandbox = inspect(sandboxId);
        if (!sandbox.isRunning()) {
            throw new RuntimeFailure.Missing("sandbox " + sandboxId + " is not running");
        }
        Image image =
                images.find(config.image())
                        .orElseThrow(() ->
                                new RuntimeFailure.Missing("no such image: " + config.image()));
        JsonObject body = ContainerBody.of(options, engine.version(), sandbox, config, image);
        String name = DockerNames.of(config.name(), sandbox.pod(), config.attempt());
        var request = EngineRequest.post("/containers/create").query("name", name).json(body);
        return engine.call(request).string("Id");
    }

    @Override
    public void start(String containerId) {
        engine.call(EngineRequest.post("/containers/" + containerId + "/start"));
    }

    @Override
    public void update(String containerId, Resources resources) {
        engine.call(
                EngineRequest.post("/containers/" + containerId + "/update")
                        .json(ContainerBody.update(resources)));
    }

    @Override
    public void stop(String containerId, Duration grace) {
        long seconds = Math.max(0, grace.toSeconds());
        var request =
                EngineRequest.post("/containers/" + containerId + "/stop").query("t", seconds);
        Gone.isFine(() -> engine.call(request, KILL_TIME.plusSeconds(seconds)));
    }

    @Override
    public void remove(String containerId) {
        var request =
                EngineRequest.delete("/containers/" + containerId)
                        .query("force", true)
                        .query("v", true);
        Gone.isFine(() -> engine.call(request));
    }

    @Override
    public InputStream logs(String containerId, LogOptions options) {
        boolean terminal = inspect(containerId).hasTerminal();
        var request =
                EngineRequest.get("/containers/" + containerId + "/logs")
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("follow", options.follow())
                        .query("timestamps", options.timestamps());
        options.since().ifPresent(since -> request.query("since", seconds(since)));
        options.tailLines().ifPresent(lines -> request.query("tail", lines));
        InputStream stream = engine.stream(request);
        InputStream text = terminal ? stream : new MergedOutput(stream);
        return options.limitBytes().isPresent()
                ? new LimitedOutput(text, options.limitBytes().getAsLong())
                : text;
    }

    /// In the engine's words, e.g. `1735689600.000000001`.
    private static String seconds(Instant instant) {
        return "%d.%09d".formatted(instant.getEpochSecond(), instant.getNano());
    }

    @Override
    public Usage usage(String containerId) {
        var request =
                EngineRequest.get("/containers/" + containerId + "/stats")
                        .query("stream", false)
                        .query("one-shot", true);
        return new Stats(engine.call(request)).usage();
    }

    @Override
    public ContainerStreams streams(String containerId, ExecOptions options) {
        return options.command().isEmpty()
                ? attach(containerId, options)
                : exec.start(containerId, options);
    }

    private ContainerStreams attach(String containerId, ExecOptions options) {
        Inspected container = inspect(containerId);
        if (!container.isRunning()) {
            throw new RuntimeFailure.Refused("container " + containerId + " is not running");
        }
        var request =
                EngineRequest.post("/containers/" + containerId + "/attach")
                        .query("stream", true)
                        .query("stdin", options.stdin())
                        .query("stdout", options.stdout())
                        .query("stderr", options.stderr());
        return new DockerStreams(
                engine,
                new DockerProcess.Main(containerId),
                engine.hijack(request),
                container.hasTerminal(),
                options.stdin());
    }

    @Override
    public ExecOutcome exec(String containerId, List<String> command, Duration timeout) {
        try {
            return exec.run(containerId, command, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeFailure.Unreachable("interrupted", e);
        }
    }

    private Inspected inspect(String id) {
        return new Inspected(engine.call(EngineRequest.get("/containers/" + id + "/json")));
    }
}
