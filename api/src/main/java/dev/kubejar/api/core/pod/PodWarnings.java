package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.container.ContainerWarnings;
import dev.kubejar.api.core.node.NodeLabelWarnings;
import dev.kubejar.api.core.volume.VolumeWarnings;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpWarnings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is dubious in a pod or a template of pods: deprecated labels, annotations and volumes,
/// entries that hide each other.
///
/// Source: `GetWarningsForPod` in
/// [warnings](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/api/pod/warnings.go)
public final class PodWarnings {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
    private static final String NO_SELECTOR = ": a null labelSelector results in matching no pod";

    private static final Map<String, String> ANNOTATIONS =
            new TreeMap<>(
                    Map.of(
                            "scheduler.alpha.kubernetes.io/critical-pod",
                            "non-functional in v1.16+; use the \"priorityClassName\" field instead",
                            "security.alpha.kubernetes.io/sysctls",
                            "non-functional in v1.11+; use the \"sysctls\" field instead",
                            "security.alpha.kubernetes.io/unsafe-sysctls",
                            "non-functional in v1.11+; use the \"sysctls\" field instead"));

    private final JsonObject spec;
    private final JsonObject annotations;
    private final String prefix;
    private final List<String> found = new ArrayList<>();

    private PodWarnings(JsonObject spec, JsonObject meta, String prefix) {
        this.spec = spec;
        this.annotations = meta.object("annotations");
        this.prefix = prefix;
    }

    /// For a pod itself.
    static List<String> ofPod(JsonObject meta, JsonObject spec) {
        return new PodWarnings(spec, meta, "").all();
    }

    /// For a template at `path`, such as `spec.template`.
    public static List<String> ofTemplate(JsonObject template, String path) {
        return new PodWarnings(template.object("spec"), template.object("metadata"), path + ".")
                .all();
    }

    /// For an object that makes pods from its `spec.template`.
    public static List<String> ofWorkload(Write write) {
        return write.keepsSpec()
                ? List.of()
                : ofTemplate(write.next().spec().object("template"), "spec.template");
    }

    /// As [#ofWorkload], of one whose name becomes part of its pods' names.
    public static List<String> ofNamingWorkload(Write write) {
        var warnings = new ArrayList<String>();
        if (write instanceof Write.Create(var object)) {
            warnings.addAll(ofControllerName(object.meta().name()));
        }
        warnings.addAll(ofWorkload(write));
        return warnings;
    }

    /// For a controller whose name becomes part of its pods' names.
    public static List<String> ofControllerName(String name) {
        return ofName(name, "Pod names and hostnames");
    }

    /// For a name that becomes a pod's hostname.
    static List<String> ofPodName(String name) {
        return ofName(name, "the Pod's hostname");
    }

    private static List<String> ofName(String name, String use) {
        List<String> complaints = Names.label(name);
        return complaints.isEmpty()
                ? List.of()
                : List.of(
                        "metadata.name: this is used in %s, which can result in surprising behavior; a DNS label is recommended: [%s]"
                                .formatted(use, String.join(" ", complaints)));
    }

    private List<String> all() {
        nodeLabels();
        spreadConstraints();
        ANNOTATIONS.forEach((key, why) -> {
            if (annotations.has(key)) {
                found.add(prefix + "metadata.annotations[" + key + "]: " + why);
            }
        });
        found.addAll(VolumeWarnings.of(spec.objects("volumes"), prefix + "spec.volumes"));
        duplicates("hostAliases", "ip");
        duplicates("imagePullSecrets", "name");
        emptySecrets();
        ContainerWarnings.wholeBytes(spec.object("overhead"), prefix + "spec.overhead", found);
        found.addAll(new ContainerWarnings(spec, annotations, prefix).all());
        if (spec.integer("terminationGracePeriodSeconds", 0) < 0) {
            found.add(
                    prefix
                            + "spec.terminationGracePeriodSeconds: must be >= 0; negative values are"
                            + " invalid and will be treated as 1");
        }
        podAffinity("podAffinity");
        podAffinity("podAntiAffinity");
        addresses();
        return List.copyOf(found);
    }

    private void addresses() {
        List<String> servers = spec.object("dnsConfig").strings("nameservers");
        for (int i = 0; i < servers.size(); i++) {
            String path = prefix + "spec.dnsConfig.nameservers[" + i + "]";
            found.addAll(IpWarnings.address(path, servers.get(i)));
        }
        List<JsonObject> aliases = spec.objects("hostAliases");
        for (int i = 0; i < aliases.size(); i++) {
            String path = prefix + "spec.hostAliases[" + i + "].ip";
            found.addAll(IpWarnings.address(path, aliases.get(i).string("ip")));
        }
    }

    private void nodeLabels() {
        for (String label : spec.object("nodeSelector").keys()) {
            NodeLabelWarnings.of(label)
                    .ifPresent(
                            why -> found.add(prefix + "spec.nodeSelector[" + label + "]: " + why));
        }
        JsonObject affinity = spec.object("affinity").object("nodeAffinity");
        String path = prefix + "spec.affinity.nodeAffinity.";
        List<JsonObject> terms = affinity.object(REQUIRED).objects("nodeSelectorTerms");
        for (int i = 0; i < terms.size(); i++) {
            String at = path + REQUIRED + ".nodeSelectorTerms[" + i + "]";
            found.addAll(NodeLabelWarnings.ofTerm(terms.get(i), false, at));
        }
        List<JsonObject> preferred = affinity.objects(PREFERRED);
        for (int i = 0; i < preferred.size(); i++) {
            String at = path + PREFERRED + "[" + i + "].preference";
            found.addAll(NodeLabelWarnings.ofTerm(preferred.get(i).object("preference"), true, at));
        }
    }

    private void spreadConstraints() {
        List<JsonObject> constraints = spec.objects("topologySpreadConstraints");
        for (int i = 0; i < constraints.size(); i++) {
            String at = prefix + "spec.topologySpreadConstraints[" + i + "]";
            String key = constraints.get(i).string("topologyKey");
            NodeLabelWarnings.of(key)
                    .ifPresent(why -> found.add(at + ".topologyKey: " + key + " is " + why));
            if (!constraints.get(i).has("labelSelector")) {
                found.add(at + ".labelSelector" + NO_SELECTOR);
            }
        }
    }

    private void duplicates(String list, String key) {
        var seen = new HashSet<String>();
        List<JsonObject> items = spec.objects(list);
        for (int i = 0; i < items.size(); i++) {
            String value = items.get(i).string(key);
            if (!seen.add(value)) {
                found.add(
                        "%sspec.%s[%d].%s: duplicate %s \"%s\""
                                .formatted(prefix, list, i, key, key, value));
            }
        }
    }

    private void emptySecrets() {
        List<JsonObject> secrets = spec.objects("imagePullSecrets");
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).string("name").isEmpty()) {
                found.add(
                        prefix + "spec.imagePullSecrets[" + i + "].name: invalid empty name \"\"");
            }
        }
    }

    private void podAffinity(String kind) {
        JsonObject affinity = spec.object("affinity").object(kind);
        String path = prefix + "spec.affinity." + kind + ".";
        List<JsonObject> required = affinity.objects(REQUIRED);
        for (int i = 0; i < required.size(); i++) {
            if (!required.get(i).has("labelSelector")) {
                found.add(path + REQUIRED + "[" + i + "].labelSelector" + NO_SELECTOR);
            }
        }
        List<JsonObject> preferred = affinity.objects(PREFERRED);
        for (int i = 0; i < preferred.size(); i++) {
            if (!preferred.get(i).object("podAffinityTerm").has("labelSelector")) {
                found.add(
                        path
                                + PREFERRED
                                + "["
                                + i
                                + "].podAffinityTerm.labelSelector"
                                + NO_SELECTOR);
            }
        }
    }
}
