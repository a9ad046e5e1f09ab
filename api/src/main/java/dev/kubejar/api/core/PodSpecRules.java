package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpText;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes the spec of a pod, or of a template, invalid.
///
/// Source: `ValidatePodSpec` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class PodSpecRules {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");

    private PodSpecRules() {}

    static void problems(JsonObject spec, String path, Problems problems) {
        Set<String> volumes =
                VolumeRules.volumes(spec.objects("volumes"), path + ".volumes", problems);
        ContainerRules.containers(spec, path, volumes, problems);
        ResourceRules.requirements(spec.object("resources"), path + ".resources", problems);
        problems.requiredOneOf(
                path + ".restartPolicy", spec.string("restartPolicy"), RESTART_POLICIES);
        problems.requiredOneOf(path + ".dnsPolicy", spec.string("dnsPolicy"), DNS_POLICIES);
        MetadataRules.labels(spec.stringMap("nodeSelector"), path + ".nodeSelector", problems);
        SecurityRules.pod(spec, path, problems);
        imagePullSecrets(spec, path + ".imagePullSecrets", problems);
        SchedulingRules.affinity(spec.object("affinity"), path + ".affinity", problems);
        dnsConfig(spec, path, problems);
        gates(spec, path, problems);
        names(spec, path, problems);
        SchedulingRules.tolerations(spec.objects("tolerations"), path + ".tolerations", problems);
        hostAliases(spec.objects("hostAliases"), path + ".hostAliases", problems);
        ResourceRules.overhead(spec.object("overhead"), path + ".overhead", problems);
    }

    private static void imagePullSecrets(JsonObject spec, String path, Problems problems) {
        List<JsonObject> secrets = spec.objects("imagePullSecrets");
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).string("name").isEmpty()) {
                problems.required(path + "[" + i + "].name");
            }
        }
    }

    private static void dnsConfig(JsonObject spec, String path, Problems problems) {
        JsonObject config = spec.object("dnsConfig");
        String configPath = path + ".dnsConfig";
        List<String> servers = config.strings("nameservers");
        if (spec.string("dnsPolicy").equals("None")) {
            if (!spec.has("dnsConfig")) {
                problems.required(configPath, "must provide `dnsConfig` when `dnsPolicy` is None");
            } else if (servers.isEmpty()) {
                problems.required(
                        configPath + ".nameservers",
                        "must provide at least one DNS nameserver when `dnsPolicy` is None");
            }
        }
        if (servers.size() > 3) {
            problems.invalid(
                    configPath + ".nameservers",
                    config.array("nameservers"),
                    "must not have more than 3 nameservers");
        }
        for (int i = 0; i < servers.size(); i++) {
            problems.complaints(
                    configPath + ".nameservers[" + i + "]",
                    servers.get(i),
                    IpText.complaints(servers.get(i)));
        }
        List<JsonObject> options = config.objects("options");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).string("name").isEmpty()) {
                problems.required(configPath + ".options[" + i + "]", "must not be empty");
            }
        }
    }

    private static void gates(JsonObject spec, String path, Problems problems) {
        List<JsonObject> readiness = spec.objects("readinessGates");
        for (int i = 0; i < readiness.size(); i++) {
            String type = readiness.get(i).string("conditionType");
            problems.complaints(
                    path + ".readinessGates[" + i + "].conditionType", type, Names.qualified(type));
        }
        var seen = new HashSet<String>();
        List<JsonObject> scheduling = spec.objects("schedulingGates");
        for (int i = 0; i < scheduling.size(); i++) {
            String name = scheduling.get(i).string("name");
            String gatePath = path + ".schedulingGates[" + i + "]";
            problems.complaints(gatePath, name, Names.qualified(name));
            if (!seen.add(name)) {
                problems.duplicate(gatePath, name);
            }
        }
        if (!scheduling.isEmpty() && !spec.string("nodeName").isEmpty()) {
            problems.forbidden(
                    path + ".nodeName",
                    "cannot be set until all schedulingGates have been cleared");
        }
    }

    private static void names(JsonObject spec, String path, Problems problems) {
        optional(spec, path, "serviceAccountName", problems, true);
        optional(spec, path, "nodeName", problems, true);
        problems.inRange(spec, path, "activeDeadlineSeconds", 1, Integer.MAX_VALUE);
        optional(spec, path, "hostname", problems, false);
        optional(spec, path, "subdomain", problems, false);
        optional(spec, path, "priorityClassName", problems, true);
        optional(spec, path, "runtimeClassName", problems, true);
    }

    private static void optional(
            JsonObject spec, String path, String field, Problems problems, boolean subdomain) {
        String name = spec.string(field);
        if (!name.isEmpty()) {
            List<String> complaints = subdomain ? Names.subdomain(name) : Names.label(name);
            problems.complaints(path + "." + field, name, complaints);
        }
    }

    private static void hostAliases(List<JsonObject> aliases, String path, Problems problems) {
        for (int i = 0; i < aliases.size(); i++) {
            String ip = aliases.get(i).string("ip");
            problems.complaints(path + "[" + i + "].ip", ip, IpText.complaints(ip));
            List<String> names = aliases.get(i).strings("hostnames");
            for (int j = 0; j < names.size(); j++) {
                problems.complaints(
                        path + "[" + i + "].hostnames[" + j + "]",
                        names.get(j),
                        Names.subdomain(names.get(j)));
            }
        }
    }
}
