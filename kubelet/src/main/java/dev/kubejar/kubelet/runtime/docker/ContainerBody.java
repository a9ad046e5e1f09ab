package dev.kubejar.kubelet.runtime.docker;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.kubelet.runtime.ContainerConfig;
import dev.kubejar.kubelet.runtime.ContainerConfig.Command;
import dev.kubejar.kubelet.runtime.Image;
import dev.kubejar.kubelet.runtime.Mount;
import dev.kubejar.kubelet.runtime.Resources;
import dev.kubejar.kubelet.runtime.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A container in the words of `POST /containers/create`: pure.
final class ContainerBody {
    /// Logs are the engine's to rotate: what upstream's kubelet keeps, 10 MiB in each of 5 files.
    private static final Map<String, String> LOG_LIMITS =
            Map.of("max-size", "10m", "max-file", "5");

    private ContainerBody() {}

    static JsonObject of(
            DockerOptions options,
            ApiVersion version,
            Inspected sandbox,
            ContainerConfig config,
            Image image) {
        Command command = config.command();
        var body = JsonObject.builder();
        body.put("Image", image.id());
        if (!command.command().isEmpty()) {
            body.put("Entrypoint", JsonArray.ofStrings(command.command()));
        }
        if (!command.args().isEmpty()) {
            body.put("Cmd", JsonArray.ofStrings(command.args()));
        }
        body.putUnlessEmpty("WorkingDir", command.workingDir());
        body.putUnlessEmpty("StopSignal", command.stopSignal());
        body.putUnlessEmpty("User", config.security().user());
        body.put("Env", JsonArray.ofStrings(environment(command.env())));
        body.put("Tty", command.tty());
        body.put("OpenStdin", command.stdin()).put("StdinOnce", command.stdinOnce());
        body.put("Healthcheck", JsonObject.of("Test", JsonArray.of(Json.of("NONE"))));
        body.put("Labels", JsonObject.ofStrings(labels(options, sandbox, config, image)));
        return body.put("HostConfig", host(version, sandbox, config)).build();
    }

    private static List<String> environment(Map<String, String> env) {
        return env.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    private static Map<String, String> labels(
            DockerOptions options, Inspected sandbox, ContainerConfig config, Image image) {
        Map<String, String> labels = DockerLabels.ofPod(options, sandbox.pod(), config.labels());
        labels.put(DockerLabels.TYPE, "container");
        labels.put(DockerLabels.SANDBOX_ID, sandbox.id());
        labels.put(DockerLabels.CONTAINER_NAME, config.name());
        labels.put(DockerLabels.ATTEMPT, Integer.toString(config.attempt()));
        labels.put(DockerLabels.IMAGE, config.image().toString());
        labels.put(DockerLabels.IMAGE_ID, image.imageId());
        return labels;
    }

    private static JsonObject host(ApiVersion version, Inspected sandbox, ContainerConfig config) {
        var host = JsonObject.builder();
        joinSandbox(host, sandbox);
        config.processesOf().ifPresent(id -> host.put("PidMode", "container:" + id));
        limit(host, config.resources());
        host.put("OomScoreAdj", sandbox.oomScoreAdj(config.resources().oomScoreAdj()));
        secure(host, config.security());
        List<JsonObject> mounts =
                config.mounts().stream().map(mount -> mount(version, mount)).toList();
        host.put("Mounts", JsonArray.of(mounts));
        host.put(
                "LogConfig",
                JsonObject.of("Type", Json.of("json-file"))
                        .with("Config", JsonObject.ofStrings(LOG_LIMITS)));
        return host.put("RestartPolicy", JsonObject.of("Name", Json.of("no"))).build();
    }

    private static void joinSandbox(JsonObject.Builder host, Inspected sandbox) {
        String other = "container:" + sandbox.id();
        host.put("NetworkMode", other).put("IpcMode", other);
        if (sandbox.usesHostNetwork()) {
            host.put("UTSMode", "host");
        }
        switch (sandbox.processes()) {
            case "shared" -> host.put("PidMode", other);
            case "host" -> host.put("PidMode", "host");
            default -> {}
        }
    }

    /// The same limits for a container that runs.
    static JsonObject update(Resources resources) {
        var body = JsonObject.builder();
        limit(body, resources);
        return body.build();
    }

    private static void limit(JsonObject.Builder host, Resources resources) {
        host.put("CpuShares", resources.cpuShares());
        host.put("CpuQuota", resources.cpuQuotaMicros());
        host.put("CpuPeriod", resources.cpuQuotaMicros() > 0 ? resources.cpuPeriodMicros() : 0);
        host.put("Memory", resources.memoryLimitBytes());
        host.put("MemorySwap", resources.memoryLimitBytes());
        if (resources.pidsLimit() > 0) {
            host.put("PidsLimit", resources.pidsLimit());
        }
    }

    private static void secure(JsonObject.Builder host, Security security) {
        host.put("Privileged", security.privileged());
        host.put("ReadonlyRootfs", security.readOnlyRootFilesystem());
        host.put("CapAdd", JsonArray.ofStrings(security.addCapabilities()));
        host.put("CapDrop", JsonArray.ofStrings(security.dropCapabilities()));
        List<String> groups =
                security.supplementalGroups().stream().map(group -> Long.toString(group)).toList();
        host.put("GroupAdd", JsonArray.ofStrings(groups));
        var options = new ArrayList<String>();
        if (security.noNewPrivileges()) {
            options.add("no-new-privileges");
        }
        if (!security.seccomp().isEmpty()) {
            options.add("seccomp=" + security.seccomp());
        }
        if (!security.appArmor().isEmpty()) {
            options.add("apparmor=" + security.appArmor());
        }
        host.put("SecurityOpt", JsonArray.ofStrings(options));
    }

    /// Read-only holds for the mount itself and not for what is mounted below it, as upstream has
    /// it; engines from API 1.44 on would otherwise take all below along.
    private static JsonObject mount(ApiVersion version, Mount mount) {
        String propagation =
                switch (mount.propagation()) {
                    case NONE -> ""; // the engine's choice: private, but not around its own files
                    case HOST_TO_CONTAINER -> "rslave";
                    case BIDIRECTIONAL -> "rshared";
                };
        var bind = JsonObject.of("Propagation", Json.of(propagation));
        if (mount.readOnly() && version.isAtLeast(1, 44)) {
            bind = bind.with("ReadOnlyNonRecursive", true);
        }
        return JsonObject.EMPTY
                .with("Type", "bind")
                .with("Source", mount.hostPath())
                .with("Target", mount.containerPath())
                .with("ReadOnly", mount.readOnly())
                .with("BindOptions", bind);
    }
}
