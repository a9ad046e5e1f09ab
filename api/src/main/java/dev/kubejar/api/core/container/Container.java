package dev.kubejar.api.core.container;

import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A view of one container of a pod: an ordinary, an init or an ephemeral one.
public record Container(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    public String image() {
        return json.string("image");
    }

    /// `Always`, `IfNotPresent` or `Never`.
    public String imagePullPolicy() {
        return json.findString("imagePullPolicy").orElse("IfNotPresent");
    }

    public List<String> command() {
        return json.strings("command");
    }

    public List<String> args() {
        return json.strings("args");
    }

    public String workingDir() {
        return json.string("workingDir");
    }

    public List<ContainerPort> ports() {
        return json.objects("ports").stream().map(ContainerPort::new).toList();
    }

    public List<EnvVar> env() {
        return json.objects("env").stream().map(EnvVar::new).toList();
    }

    public List<EnvFromSource> envFrom() {
        return json.objects("envFrom").stream().map(EnvFromSource::new).toList();
    }

    public ResourceRequirements resources() {
        return new ResourceRequirements(json.object("resources"));
    }

    public List<VolumeMount> volumeMounts() {
        return json.objects("volumeMounts").stream().map(VolumeMount::new).toList();
    }

    public Optional<Probe> livenessProbe() {
        return json.findObject("livenessProbe").map(Probe::new);
    }

    public Optional<Probe> readinessProbe() {
        return json.findObject("readinessProbe").map(Probe::new);
    }

    public Optional<Probe> startupProbe() {
        return json.findObject("startupProbe").map(Probe::new);
    }

    public Optional<LifecycleHandler> postStart() {
        return json.object("lifecycle").findObject("postStart").map(LifecycleHandler::new);
    }

    public Optional<LifecycleHandler> preStop() {
        return json.object("lifecycle").findObject("preStop").map(LifecycleHandler::new);
    }

    /// The signal that asks it to end, such as `SIGTERM`; empty leaves it to the image.
    public String stopSignal() {
        return json.object("lifecycle").string("stopSignal");
    }

    /// A file in the container whose text becomes the termination message.
    public String terminationMessagePath() {
        return json.findString("terminationMessagePath").orElse("/dev/termination-log");
    }

    /// `File` or `FallbackToLogsOnError`.
    public String terminationMessagePolicy() {
        return json.findString("terminationMessagePolicy").orElse("File");
    }

    public SecurityContext securityContext() {
        return new SecurityContext(json.object("securityContext"));
    }

    /// The container's own policy, which goes before the pod's; `Always` on an init container makes
    /// a sidecar of it.
    public Optional<String> restartPolicy() {
        return json.findString("restartPolicy");
    }

    /// Whether this init container keeps running beside the ordinary ones.
    public boolean isSidecar() {
        return restartPolicy().filter("Always"::equals).isPresent();
    }

    /// Whether it is to run again after `exitCode`: a rule of its own for that code says so, else
    /// its own policy, else the pod's.
    ///
    /// Source: [Container restart
    /// rules](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy)
    public boolean restartsAfter(int exitCode, String podPolicy) {
        if (restartPolicy().isPresent() && hasRestartRule(exitCode)) {
            return true;
        }
        return switch (restartPolicy().orElse(podPolicy)) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> true;
        };
    }

    private boolean hasRestartRule(int exitCode) {
        return json.objects("restartPolicyRules").stream()
                .filter(rule -> rule.string("action").equals("Restart"))
                .anyMatch(rule -> concerns(rule.object("exitCodes"), exitCode));
    }

    private static boolean concerns(JsonObject exitCodes, int exitCode) {
        boolean listed = exitCodes.array("values").values().contains(Json.of(exitCode));
        return switch (exitCodes.string("operator")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> false;
        };
    }

    public boolean stdin() {
        return json.bool("stdin");
    }

    public boolean stdinOnce() {
        return json.bool("stdinOnce");
    }

    /// Of an ephemeral container: whose processes it sees; empty for its own alone.
    public String targetContainerName() {
        return json.string("targetContainerName");
    }

    public boolean tty() {
        return json.bool("tty");
    }
}
