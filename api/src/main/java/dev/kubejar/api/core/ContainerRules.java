package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes a pod's containers invalid.
final class ContainerRules {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> SIDECAR_ONLY =
            List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");

    private ContainerRules() {}

    /// Judges all containers of `spec`; `volumes` are the names of its good volumes.
    static void containers(JsonObject spec, String path, Set<String> volumes, Problems problems) {
        var names = new HashSet<String>();
        List<JsonObject> containers = spec.objects("containers");
        String containersPath = path + ".containers";
        if (containers.isEmpty()) {
            problems.required(containersPath);
        }
        for (int i = 0; i < containers.size(); i++) {
            String at = containersPath + "[" + i + "]";
            common(containers.get(i), at, volumes, problems);
            uniqueName(containers.get(i), at, names, problems);
            running(containers.get(i), at, problems);
        }
        PortRules.hostPortConflicts(containers, containersPath, problems);
        if (spec.bool("hostNetwork")) {
            PortRules.hostNetwork(containers, containersPath, problems);
        }
        initContainers(spec, path + ".initContainers", volumes, names, problems);
        ephemeral(spec, path + ".ephemeralContainers", volumes, names, problems);
    }

    private static void uniqueName(
            JsonObject container, String path, Set<String> names, Problems problems) {
        String name = container.string("name");
        if (!name.isEmpty() && !names.add(name)) {
            problems.duplicate(path + ".name", name);
        }
    }

    private static void initContainers(
            JsonObject spec,
            String path,
            Set<String> volumes,
            Set<String> names,
            Problems problems) {
        List<JsonObject> containers = spec.objects("initContainers");
        for (int i = 0; i < containers.size(); i++) {
            JsonObject container = containers.get(i);
            String at = path + "[" + i + "]";
            common(container, at, volumes, problems);
            uniqueName(container, at, names, problems);
            if (new Container(container).isSidecar()) {
                running(container, at, problems);
            } else {
                for (String field : SIDECAR_ONLY) {
                    if (container.has(field)) {
                        problems.forbidden(
                                at + "." + field,
                                "may not be set for init containers without restartPolicy=Always");
                    }
                }
                restartPolicy(container, at, problems);
            }
        }
    }

    private static void ephemeral(
            JsonObject spec,
            String path,
            Set<String> volumes,
            Set<String> names,
            Problems problems) {
        List<JsonObject> containers = spec.objects("ephemeralContainers");
        for (int i = 0; i < containers.size(); i++) {
            JsonObject container = containers.get(i);
            String at = path + "[" + i + "]";
            common(container, at, volumes, problems);
            uniqueName(container, at, names, problems);
            String target = container.string("targetContainerName");
            if (!target.isEmpty() && new PodSpec(spec).container(target).isEmpty()) {
                problems.notFound(at + ".targetContainerName", target);
            }
            for (String field :
                    List.of(
                            "ports",
                            "livenessProbe",
                            "readinessProbe",
                            "startupProbe",
                            "lifecycle")) {
                if (container.has(field)) {
                    problems.forbidden(
                            at + "." + field, "cannot be set for an Ephemeral Container");
                }
            }
        }
    }

    /// What ordinary, init and ephemeral containers share.
    private static void common(
            JsonObject container, String path, Set<String> volumes, Problems problems) {
        String name = container.string("name");
        problems.requiredName(path + ".name", name, Names.label(name));
        String image = container.string("image");
        if (image.isEmpty()) {
            problems.required(path + ".image");
        } else if (image.strip().length() != image.length()) {
            problems.invalid(
                    path + ".image", image, "must not have leading or trailing whitespace");
        }
        problems.requiredOneOf(
                path + ".terminationMessagePolicy",
                container.string("terminationMessagePolicy"),
                MESSAGE_POLICIES);
        PortRules.ports(container.objects("ports"), path + ".ports", problems);
        EnvRules.env(container.objects("env"), path + ".env", problems);
        EnvRules.envFrom(container.objects("envFrom"), path + ".envFrom", problems);
        VolumeRules.mounts(
                container.objects("volumeMounts"), path + ".volumeMounts", volumes, problems);
        problems.requiredOneOf(
                path + ".imagePullPolicy", container.string("imagePullPolicy"), PULL_POLICIES);
        ResourceRules.requirements(container.object("resources"), path + ".resources", problems);
        SecurityRules.container(
                container.object("securityContext"), path + ".securityContext", problems);
    }

    /// What only containers have that keep running: hooks and probes.
    private static void running(JsonObject container, String path, Problems problems) {
        JsonObject lifecycle = container.object("lifecycle");
        for (String hook : List.of("postStart", "preStop")) {
            lifecycle
                    .findObject(hook)
                    .ifPresent(it -> HandlerRules.hook(it, path + ".lifecycle." + hook, problems));
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            container
                    .findObject(probe)
                    .ifPresent(it -> HandlerRules.probe(it, probe, path + "." + probe, problems));
        }
        restartPolicy(container, path, problems);
    }

    private static void restartPolicy(JsonObject container, String path, Problems problems) {
        container
                .findString("restartPolicy")
                .ifPresent(it -> problems.oneOf(path + ".restartPolicy", it, RESTART_POLICIES));
    }
}
