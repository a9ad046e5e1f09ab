package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;

/// What makes security contexts invalid.
final class SecurityRules {
    private SecurityRules() {}

    static void pod(JsonObject spec, String path, Problems problems) {
        String context = path + ".securityContext";
        ids(spec.object("securityContext"), context, problems);
        problems.inRange(spec.object("securityContext"), context, "fsGroup", 0, Long.MAX_VALUE);
        if (spec.bool("shareProcessNamespace") && spec.bool("hostPID")) {
            problems.invalid(
                    path + ".shareProcessNamespace",
                    JsonBoolean.TRUE,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
    }

    static void container(JsonObject context, String path, Problems problems) {
        ids(context, path, problems);
        boolean forbids = !context.bool("allowPrivilegeEscalation", true);
        if (forbids && context.bool("privileged")) {
            problems.invalid(
                    path,
                    context,
                    "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        if (forbids && context.object("capabilities").strings("add").contains("CAP_SYS_ADMIN")) {
            problems.invalid(
                    path,
                    context,
                    "cannot set `allowPrivilegeEscalation` to false and"
                            + " `capabilities.Add` CAP_SYS_ADMIN");
        }
    }

    private static void ids(JsonObject context, String path, Problems problems) {
        problems.inRange(context, path, "runAsUser", 0, Long.MAX_VALUE);
        problems.inRange(context, path, "runAsGroup", 0, Long.MAX_VALUE);
    }
}
