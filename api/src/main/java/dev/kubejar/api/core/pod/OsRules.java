package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.PodScope;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What a pod may not ask for on the operating system that it says it is for.
final class OsRules {
    private static final List<String> SYSTEMS = List.of("linux", "windows");
    private static final String NOT_ON_WINDOWS = "cannot be set for a windows pod";
    private static final String NOT_ON_LINUX = "windows options cannot be set for a linux pod";

    private static final List<String> LINUX_SPEC = List.of("hostUsers", "hostPID", "hostIPC");
    private static final List<String> LINUX_POD =
            List.of(
                    "seccompProfile",
                    "fsGroup",
                    "fsGroupChangePolicy",
                    "sysctls",
                    "shareProcessNamespace",
                    "runAsUser",
                    "runAsGroup",
                    "supplementalGroups",
                    "supplementalGroupsPolicy",
                    "seLinuxChangePolicy");
    private static final List<String> LINUX_CONTAINER =
            List.of(
                    "appArmorProfile",
                    "seLinuxOptions",
                    "seccompProfile",
                    "capabilities",
                    "readOnlyRootFilesystem",
                    "privileged",
                    "allowPrivilegeEscalation",
                    "procMount",
                    "runAsUser",
                    "runAsGroup");

    private OsRules() {}

    static void problems(JsonObject spec, String path, Problems problems) {
        if (!spec.has("os")) {
            return;
        }
        String os = spec.object("os").string("name");
        if (os.isEmpty()) {
            problems.required(path + ".os.name", "cannot be empty");
            return;
        }
        problems.oneOf(path + ".os", os, SYSTEMS);
        switch (os) {
            case "linux" -> linux(spec, path, problems);
            case "windows" -> windows(spec, path, problems);
            default -> {} // told
        }
    }

    private static void linux(JsonObject spec, String path, Problems problems) {
        if (spec.object("securityContext").has("windowsOptions")) {
            problems.forbidden(path + ".securityContext.windowsOptions", NOT_ON_LINUX);
        }
        PodScope.visit(
                spec,
                path,
                (container, at) -> {
                    if (container.object("securityContext").has("windowsOptions")) {
                        problems.forbidden(at + ".securityContext.windowsOptions", NOT_ON_LINUX);
                    }
                });
    }

    private static void windows(JsonObject spec, String path, Problems problems) {
        JsonObject context = spec.object("securityContext");
        String at = path + ".securityContext";
        forbid(context, List.of("appArmorProfile", "seLinuxOptions"), at, problems);
        LINUX_SPEC.stream()
                .filter(it -> isSet(spec, it))
                .forEach(it -> problems.forbidden(path + "." + it, NOT_ON_WINDOWS));
        for (String field : LINUX_POD) {
            boolean ofSpec = field.equals("shareProcessNamespace");
            forbid(ofSpec ? spec : context, List.of(field), ofSpec ? path : at, problems);
        }
        PodScope.visit(
                spec,
                path,
                (container, place) ->
                        forbid(
                                container.object("securityContext"),
                                LINUX_CONTAINER,
                                place + ".securityContext",
                                problems));
    }

    private static boolean isSet(JsonObject spec, String field) {
        return field.equals("hostUsers")
                ? spec.has(field)
                : spec.find(field).orElse(JsonNull.NULL) == JsonBoolean.TRUE;
    }

    private static void forbid(
            JsonObject context, List<String> fields, String path, Problems problems) {
        fields.stream()
                .filter(context::has)
                .forEach(it -> problems.forbidden(path + "." + it, NOT_ON_WINDOWS));
    }
}
