package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.PodScope;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.ArrayList;
import java.util.List;

/// What a pod may not ask for at once of what it shares with its node: its users, its namespaces,
/// its processes.
final class HostRules {
    private static final int MAX_HOSTNAME = 64;
    private static final String OWN_USERS = "when `hostUsers` is false";

    private HostRules() {}

    static void problems(JsonObject spec, String path, Problems problems) {
        hostProcesses(spec, path, problems);
        if (!spec.bool("hostUsers", true)) {
            ownUsers(spec, path, problems);
        }
        hostname(spec, path, problems);
    }

    /// What pods cannot have whose users are not those of the node.
    private static void ownUsers(JsonObject spec, String path, Problems problems) {
        for (String share : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (spec.bool(share)) {
                problems.forbidden(path + "." + shown(share), OWN_USERS);
            }
        }
        PodScope.visit(
                spec,
                path,
                (container, at) -> {
                    if (!container.array("volumeDevices").isEmpty()) {
                        problems.forbidden(at + ".volumeDevices", OWN_USERS);
                    }
                });
    }

    private static String shown(String share) {
        return share.equals("hostNetwork") ? share : "H" + share.substring(1);
    }

    private static void hostname(JsonObject spec, String path, Problems problems) {
        if (!spec.has("hostnameOverride")) {
            return;
        }
        String at = path + ".hostnameOverride";
        String name = spec.string("hostnameOverride");
        problems.complaints(at, name, Names.subdomain(name));
        if (name.length() > MAX_HOSTNAME) {
            problems.tooLong(at, MAX_HOSTNAME);
        }
        if (spec.bool("hostNetwork")) {
            problems.forbidden(at, "may not be set when hostNetwork is true");
        }
        if (spec.bool("setHostnameAsFQDN")) {
            problems.forbidden(
                    path + ".setHostnameAsFQDN", "may not be set when hostnameOverride is set");
        }
    }

    /// Windows containers that are processes of the node: all or none.
    private static void hostProcesses(JsonObject spec, String path, Problems problems) {
        Json ofPod = hostProcess(spec);
        var all = new ArrayList<Json>();
        PodScope.visit(
                spec,
                path,
                (container, at) -> {
                    Json own = hostProcess(container);
                    if (ofPod != JsonNull.NULL && own != JsonNull.NULL && !own.equals(ofPod)) {
                        problems.invalid(
                                at + ".securityContext.windowsOptions.hostProcess",
                                own,
                                "pod hostProcess value must be identical if both are specified, was "
                                        + ofPod);
                    }
                    all.add(own == JsonNull.NULL ? ofPod : own);
                });
        long count = all.stream().filter(it -> it == JsonBoolean.TRUE).count();
        if (count == 0) {
            return;
        }
        if (count != all.size()) {
            problems.invalid(
                    path,
                    "",
                    "If pod contains any hostProcess containers then all containers must be"
                            + " HostProcess containers");
        }
        if (!spec.bool("hostNetwork")) {
            problems.invalid(
                    path + ".hostNetwork",
                    JsonBoolean.FALSE,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }

    private static Json hostProcess(JsonObject owner) {
        return owner.object("securityContext")
                .object("windowsOptions")
                .find("hostProcess")
                .orElse(JsonNull.NULL);
    }
}
