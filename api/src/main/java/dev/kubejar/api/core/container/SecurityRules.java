package dev.kubejar.api.core.container;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes security contexts invalid.
public final class SecurityRules {
    private static final List<String> GROUP_CHANGES = List.of("Always", "OnRootMismatch");
    private static final List<String> GROUP_POLICIES = List.of("Merge", "Strict");
    private static final List<String> LABEL_CHANGES = List.of("Recursive");
    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");

    private static final int MAX_SYSCTL = 253;
    private static final String SYSCTL_SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String SYSCTL = "(" + SYSCTL_SEGMENT + "[\\./])*" + SYSCTL_SEGMENT;
    private static final Set<String> IPC_SYSCTLS = Set.of("kernel.sem");
    private static final List<String> IPC_PREFIXES =
            List.of("kernel.shm", "kernel.msg", "fs.mqueue.");

    private SecurityRules() {}

    /// For the pod's own `securityContext`, without those of its containers.
    ///
    /// @param path of the pod's spec
    public static void pod(JsonObject spec, String path, Problems problems) {
        String at = path + ".securityContext";
        JsonObject context = spec.object("securityContext");
        problems.inRange(context, at, "fsGroup", 0, Integer.MAX_VALUE);
        ids(context, at, problems);
        groups(context, at, problems);
        if (spec.bool("shareProcessNamespace") && spec.bool("hostPID")) {
            problems.invalid(
                    at + ".shareProcessNamespace",
                    JsonBoolean.TRUE,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        sysctls(spec, context.objects("sysctls"), at + ".sysctls", problems);
        word(context, "fsGroupChangePolicy", GROUP_CHANGES, at, problems);
        ProfileRules.seccomp(context, at, problems);
        WindowsRules.problems(context.object("windowsOptions"), at + ".windowsOptions", problems);
        ProfileRules.appArmor(context, at, problems);
        word(context, "supplementalGroupsPolicy", GROUP_POLICIES, at, problems);
        word(context, "seLinuxChangePolicy", LABEL_CHANGES, at, problems);
    }

    private static void groups(JsonObject owner, String path, Problems problems) {
        List<Json> groups = owner.array("supplementalGroups").values();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i) instanceof JsonInteger(long group)
                    && (group < 0 || group > Integer.MAX_VALUE)) {
                problems.invalid(
                        path + ".supplementalGroups[" + i + "]",
                        group,
                        "must be between 0 and 2147483647, inclusive");
            }
        }
    }

    /// For the user as whom a container runs.
    public static void user(JsonObject user, String path, Problems problems) {
        problems.inRange(user, path, "uid", 0, Integer.MAX_VALUE);
        problems.inRange(user, path, "gid", 0, Integer.MAX_VALUE);
        groups(user, path, problems);
    }

    private static void word(
            JsonObject context, String field, List<String> words, String path, Problems problems) {
        context.findString(field).ifPresent(it -> problems.oneOf(path + "." + field, it, words));
    }

    private static void sysctls(
            JsonObject spec, List<JsonObject> sysctls, String path, Problems problems) {
        var names = new HashSet<String>();
        for (int i = 0; i < sysctls.size(); i++) {
            String name = sysctls.get(i).string("name");
            String at = path + "[" + i + "].name";
            if (name.isEmpty()) {
                problems.required(at);
            } else if (name.length() > MAX_SYSCTL || !name.matches(SYSCTL)) {
                problems.invalid(
                        at,
                        name,
                        "must have at most 253 characters and match regex ^" + SYSCTL + "$");
            } else if (names.contains(name)) {
                problems.duplicate(at, name);
            }
            names.add(name);
            String dotted = name.replace('/', '.');
            if (spec.bool("hostNetwork") && dotted.startsWith("net.")) {
                problems.invalid(at, name, "may not be specified when 'hostNetwork' is true");
            } else if (spec.bool("hostIPC") && isOfIpc(dotted)) {
                problems.invalid(at, name, "may not be specified when 'hostIPC' is true");
            }
        }
    }

    private static boolean isOfIpc(String sysctl) {
        return IPC_SYSCTLS.contains(sysctl) || IPC_PREFIXES.stream().anyMatch(sysctl::startsWith);
    }

    /// @param usersOfHost whether root in the pod is root on the node
    static void container(JsonObject context, boolean usersOfHost, String path, Problems problems) {
        ids(context, path, problems);
        context.findString("procMount")
                .ifPresent(it -> {
                    problems.oneOf(path + ".procMount", it, PROC_MOUNTS);
                    if (usersOfHost && it.equals("Unmasked")) {
                        problems.invalid(
                                path + ".procMount",
                                it,
                                "`hostUsers` must be false to use `Unmasked`");
                    }
                });
        ProfileRules.seccomp(context, path, problems);
        escalation(context, path, problems);
        WindowsRules.problems(context.object("windowsOptions"), path + ".windowsOptions", problems);
        ProfileRules.appArmor(context, path, problems);
    }

    private static void escalation(JsonObject context, String path, Problems problems) {
        if (context.bool("allowPrivilegeEscalation", true)) {
            return;
        }
        if (context.bool("privileged")) {
            problems.invalid(
                    path,
                    context,
                    "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        if (context.object("capabilities").strings("add").contains("CAP_SYS_ADMIN")) {
            problems.invalid(
                    path,
                    context,
                    "cannot set `allowPrivilegeEscalation` to false and"
                            + " `capabilities.Add` CAP_SYS_ADMIN");
        }
    }

    private static void ids(JsonObject context, String path, Problems problems) {
        problems.inRange(context, path, "runAsUser", 0, Integer.MAX_VALUE);
        problems.inRange(context, path, "runAsGroup", 0, Integer.MAX_VALUE);
    }
}
