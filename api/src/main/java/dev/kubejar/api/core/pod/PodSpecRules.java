package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.ContainerPortRules;
import dev.kubejar.api.core.container.ContainerRules;
import dev.kubejar.api.core.container.PodScope;
import dev.kubejar.api.core.container.SecurityRules;
import dev.kubejar.api.core.node.AffinityRules;
import dev.kubejar.api.core.node.SpreadRules;
import dev.kubejar.api.core.node.TaintRules;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.core.volume.VolumeRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What makes the spec of a pod, or of a template, invalid, in upstream's order.
///
/// Source: `ValidatePodSpec` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class PodSpecRules {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> PREEMPTION_POLICIES =
            List.of("PreemptLowerPriority", "Never");

    private PodSpecRules() {}

    static void ofTemplate(JsonObject spec, String path, Problems problems) {
        problems(spec, "", false, path, problems);
    }

    /// `pod` is its name, by which claims of ephemeral volumes are called.
    static void ofPod(JsonObject spec, String pod, Problems problems) {
        problems(spec, pod, true, "spec", problems);
        if (spec.string("serviceAccountName").isEmpty()) {
            noTokens(spec, problems);
        }
        for (String list : List.of("containers", "initContainers")) {
            List<JsonObject> containers = spec.objects(list);
            for (int i = 0; i < containers.size(); i++) {
                ContainerRules.imageName(
                        containers.get(i), "spec." + list + "[" + i + "]", problems);
            }
        }
    }

    private static void noTokens(JsonObject spec, Problems problems) {
        List<JsonObject> volumes = spec.objects("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            List<JsonObject> sources = volumes.get(i).object("projected").objects("sources");
            for (int j = 0; j < sources.size(); j++) {
                if (sources.get(j).has("serviceAccountToken")) {
                    problems.forbidden(
                            "spec.volumes[%d].projected.sources[%d].serviceAccountToken"
                                    .formatted(i, j),
                            "must not be specified when serviceAccountName is not set");
                }
            }
        }
    }

    private static void problems(
            JsonObject spec, String pod, boolean isPod, String path, Problems problems) {
        if (!spec.has("terminationGracePeriodSeconds")) {
            problems.required(path + ".terminationGracePeriodSeconds");
        }
        Map<String, JsonObject> volumes =
                VolumeRules.volumes(spec.objects("volumes"), pod, path + ".volumes", problems);
        PodClaimRules.problems(spec.objects("resourceClaims"), path + ".resourceClaims", problems);
        new ContainerRules(new PodScope(spec, volumes, isPod), path, problems).all();
        PodResourceRules.problems(spec, path + ".resources", problems);
        if (spec.bool("hostNetwork")) {
            ContainerPortRules.hostNetwork(
                    spec.objects("containers"), isPod, path + ".containers", problems);
        }
        problems.requiredOneOf(
                path + ".restartPolicy", spec.string("restartPolicy"), RESTART_POLICIES);
        problems.requiredOneOf(path + ".dnsPolicy", spec.string("dnsPolicy"), DNS_POLICIES);
        MetadataRules.labels(spec.stringMap("nodeSelector"), path + ".nodeSelector", problems);
        SecurityRules.pod(spec, path, problems);
        AffinityRules.problems(spec.object("affinity"), path + ".affinity", problems);
        PodDnsRules.problems(spec, path + ".dnsConfig", problems);
        gates(spec, path, problems);
        SpreadRules.problems(
                spec.objects("topologySpreadConstraints"),
                isPod,
                path + ".topologySpreadConstraints",
                problems);
        HostRules.problems(spec, path, problems);
        names(spec, path, problems);
        OsRules.problems(spec, path, problems);
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
    }

    private static void names(JsonObject spec, String path, Problems problems) {
        subdomain(spec, path, "serviceAccountName", problems);
        subdomain(spec, path, "nodeName", problems);
        problems.inRange(spec, path, "activeDeadlineSeconds", 1, Integer.MAX_VALUE);
        label(spec, path, "hostname", problems);
        label(spec, path, "subdomain", problems);
        TaintRules.tolerations(spec.objects("tolerations"), path + ".tolerations", problems);
        PodDnsRules.hostAliases(spec.objects("hostAliases"), path + ".hostAliases", problems);
        subdomain(spec, path, "priorityClassName", problems);
        subdomain(spec, path, "runtimeClassName", problems);
        spec.findString("preemptionPolicy")
                .ifPresent(it ->
                        problems.requiredOneOf(
                                path + ".preemptionPolicy", it, PREEMPTION_POLICIES));
        ResourceRules.overhead(spec.object("overhead"), path + ".overhead", problems);
    }

    private static void subdomain(JsonObject spec, String path, String field, Problems problems) {
        String name = spec.string(field);
        if (!name.isEmpty()) {
            problems.complaints(path + "." + field, name, Names.subdomain(name));
        }
    }

    private static void label(JsonObject spec, String path, String field, Problems problems) {
        String name = spec.string(field);
        if (!name.isEmpty()) {
            problems.complaints(path + "." + field, name, Names.label(name));
        }
    }
}
