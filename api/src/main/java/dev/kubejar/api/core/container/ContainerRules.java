package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes a pod's containers invalid.
///
/// @param pod what they belong to
/// @param path of its spec
public record ContainerRules(PodScope pod, String path, Problems problems) {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
    private static final List<String> PROBES =
            List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> SIDECAR_ONLY =
            List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> NOT_EPHEMERAL =
            List.of(
                    "ports",
                    "resources",
                    "resizePolicy",
                    "restartPolicy",
                    "restartPolicyRules",
                    "livenessProbe",
                    "readinessProbe",
                    "startupProbe",
                    "lifecycle");
    private static final String NOT_FOR_EPHEMERAL = "cannot be set for an Ephemeral Container";

    public void all() {
        ordinary();
        init();
        ephemeral();
    }

    private void ordinary() {
        List<JsonObject> containers = pod.spec().objects("containers");
        String list = path + ".containers";
        if (containers.isEmpty()) {
            problems.required(list);
            return;
        }
        var names = new HashSet<String>();
        for (int i = 0; i < containers.size(); i++) {
            JsonObject container = containers.get(i);
            String at = list + "[" + i + "]";
            common(container, at);
            uniqueName(container, at, names);
            running(container, at);
            RestartRules.problems(container, at, problems);
        }
        ContainerPortRules.hostPortConflicts(containers, list, problems);
    }

    private void uniqueName(JsonObject container, String at, Set<String> names) {
        String name = container.string("name");
        if (!names.add(name)) {
            problems.duplicate(at + ".name", name);
        }
    }

    private Set<String> names(String... lists) {
        var names = new HashSet<String>();
        for (String list : lists) {
            pod.spec().objects(list).forEach(it -> names.add(it.string("name")));
        }
        return names;
    }

    private void init() {
        Set<String> names = names("containers");
        String list = path + ".initContainers";
        List<JsonObject> containers = pod.spec().objects("initContainers");
        for (int i = 0; i < containers.size(); i++) {
            JsonObject container = containers.get(i);
            String at = list + "[" + i + "]";
            common(container, at);
            RestartRules.problems(container, at, problems);
            if (!container.string("name").isEmpty()) {
                uniqueName(container, at, names);
            }
            ContainerPortRules.hostPortConflicts(List.of(container), list, problems);
            if (new Container(container).isSidecar()) {
                running(container, at);
            } else {
                SIDECAR_ONLY.stream()
                        .filter(container::has)
                        .forEach(field ->
                                problems.forbidden(
                                        at + "." + field,
                                        "may not be set for init containers without"
                                                + " restartPolicy=Always"));
            }
        }
    }

    private void ephemeral() {
        Set<String> targets = names("containers", "initContainers");
        Set<String> names = names("containers", "initContainers");
        List<JsonObject> containers = pod.spec().objects("ephemeralContainers");
        for (int i = 0; i < containers.size(); i++) {
            JsonObject container = containers.get(i);
            String at = path + ".ephemeralContainers[" + i + "]";
            common(container, at);
            imageName(container, at, problems);
            uniqueName(container, at, names);
            String target = container.string("targetContainerName");
            if (!target.isEmpty() && !targets.contains(target)) {
                problems.notFound(at + ".targetContainerName", target);
            }
            NOT_EPHEMERAL.stream()
                    .filter(container::has)
                    .filter(it -> !it.equals("resources") || !container.object(it).isEmpty())
                    .forEach(it -> problems.forbidden(at + "." + it, NOT_FOR_EPHEMERAL));
            wholeVolumes(container.objects("volumeMounts"), at + ".volumeMounts");
        }
    }

    private void wholeVolumes(List<JsonObject> mounts, String at) {
        for (int i = 0; i < mounts.size(); i++) {
            for (String field : List.of("subPath", "subPathExpr")) {
                if (!mounts.get(i).string(field).isEmpty()) {
                    problems.forbidden(at + "[" + i + "]." + field, NOT_FOR_EPHEMERAL);
                }
            }
        }
    }

    /// For a pod's image that may be a new one.
    public static void image(JsonObject container, String at, Problems problems) {
        if (container.string("image").isEmpty()) {
            problems.required(at + ".image");
        }
        imageName(container, at, problems);
    }

    /// For pods only: templates have always had the freedom.
    public static void imageName(JsonObject container, String at, Problems problems) {
        String image = container.string("image");
        if (image.strip().length() != image.length()) {
            problems.invalid(at + ".image", image, "must not have leading or trailing whitespace");
        }
    }

    /// What ordinary, init and ephemeral containers share.
    private void common(JsonObject container, String at) {
        String name = container.string("name");
        problems.requiredName(at + ".name", name, Names.label(name));
        if (container.string("image").isEmpty()) {
            problems.required(at + ".image");
        }
        problems.requiredOneOf(
                at + ".terminationMessagePolicy",
                container.string("terminationMessagePolicy"),
                MESSAGE_POLICIES);
        ContainerPortRules.ports(container.objects("ports"), at + ".ports", problems);
        EnvRules.env(container.objects("env"), at + ".env", problems);
        EnvRules.envFrom(container.objects("envFrom"), at + ".envFrom", problems);
        MountRules.problems(container, pod.volumes(), at, problems);
        problems.requiredOneOf(
                at + ".imagePullPolicy", container.string("imagePullPolicy"), PULL_POLICIES);
        ContainerResourceRules.problems(
                container.object("resources"), pod.claims(), at + ".resources", problems);
        ContainerResourceRules.resizePolicy(
                container.objects("resizePolicy"),
                pod.restartPolicy(),
                at + ".resizePolicy",
                problems);
        SecurityRules.container(
                container.object("securityContext"),
                pod.usersOfHost(),
                at + ".securityContext",
                problems);
    }

    /// What only containers have that keep running: hooks and probes.
    private void running(JsonObject container, String at) {
        JsonObject lifecycle = container.object("lifecycle");
        for (String hook : List.of("postStart", "preStop")) {
            lifecycle
                    .findObject(hook)
                    .ifPresent(it ->
                            HandlerRules.hook(
                                    it, pod.gracePeriod(), at + ".lifecycle." + hook, problems));
        }
        for (String probe : PROBES) {
            container
                    .findObject(probe)
                    .ifPresent(it -> HandlerRules.probe(it, probe, at + "." + probe, problems));
        }
    }
}
