package dev.kubejar.api.core.pod;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.core.container.ProfileRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// What makes a workload's `template` invalid, by itself and beside the workload's selector.
///
/// Source: `ValidatePodTemplateSpec` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
public final class PodTemplateRules {
    private static final ObjectMeta UNBORN = new ObjectMeta(JsonObject.EMPTY);
    private static final String UNMATCHED = "`selector` does not match template `labels`";

    private PodTemplateRules() {}

    /// What every template must satisfy.
    public static void problems(JsonObject template, String path, Problems problems) {
        PodTemplateSpec view = new PodTemplateSpec(template);
        JsonObject spec = view.spec().json();
        MetadataRules.labels(view.meta().labels(), path + ".labels", problems);
        MetadataRules.annotations(view.meta().annotations(), path + ".annotations", problems);
        PodAnnotationRules.problems(view.meta(), UNBORN, spec, path + ".annotations", problems);
        PodSpecRules.ofTemplate(spec, path + ".spec", problems);
        ProfileRules.annotationsMatch(view.meta(), spec, path + ".spec", problems);
        if (!view.spec().ephemeralContainers().isEmpty()) {
            problems.forbidden(
                    path + ".spec.ephemeralContainers",
                    "ephemeral containers not allowed in pod template");
        }
    }

    /// As [#problems], for pods that get a volume for each of `claims` beside those of the
    /// template.
    public static void withClaims(
            JsonObject template, Collection<String> claims, String path, Problems problems) {
        JsonObject spec = template.object("spec");
        var volumes = new ArrayList<Json>(spec.array("volumes").values());
        spec.objects("volumes").stream()
                .filter(it -> claims.contains(it.string("name")))
                .forEach(volumes::remove); // a claim hides the volume of its name
        claims.forEach(claim -> volumes.add(claimed(claim)));
        problems(
                volumes.isEmpty()
                        ? template
                        : template.with("spec", spec.with("volumes", JsonArray.of(volumes))),
                path,
                problems);
    }

    private static Json claimed(String name) {
        return JsonObject.EMPTY
                .with("name", name)
                .with("persistentVolumeClaim", JsonObject.of("claimName", Json.of(name)));
    }

    /// The template of a workload that runs `spec.replicas` pods for ever.
    ///
    /// @param selector the workload's good one; the pods made from the template must match it
    public static void ofReplicas(
            JsonObject spec, LabelSelector selector, String path, Problems problems) {
        JsonObject template = spec.object("template");
        matching(template, selector, path, problems);
        problems(template, path, problems);
        if (spec.integer("replicas", 0) > 1) {
            readOnlyDisks(template, path, problems);
        }
        runsForEver(template, "ReplicaSet", path, problems);
    }

    /// The template's labels must match, unless the selector wants none.
    public static void matching(
            JsonObject template, LabelSelector selector, String path, Problems problems) {
        if (!selector.matchesEverything()) {
            matchedBy(template, selector, path, problems);
        }
    }

    public static void matchedBy(
            JsonObject template, LabelSelector selector, String path, Problems problems) {
        var labels = new PodTemplateSpec(template).meta().labels();
        if (selector.matches(labels)) {
            return;
        }
        String at = path + ".metadata.labels";
        if (template.object("metadata").has("labels")) {
            problems.invalid(at, JsonObject.ofStrings(new TreeMap<>(labels)), UNMATCHED);
        } else {
            problems.invalidNone(at, UNMATCHED);
        }
    }

    /// Pods of this `kind` are restarted whenever they end.
    public static void runsForEver(
            JsonObject template, String kind, String path, Problems problems) {
        JsonObject spec = template.object("spec");
        String policy = spec.string("restartPolicy");
        if (!policy.equals("Always")) {
            problems.oneOf(path + ".spec.restartPolicy", policy, List.of("Always"));
        }
        if (spec.has("activeDeadlineSeconds")) {
            problems.forbidden(
                    path + ".spec.activeDeadlineSeconds",
                    "activeDeadlineSeconds in " + kind + " is not Supported");
        }
    }

    /// A disk that only one node can write to must be read-only where several pods mount it.
    public static void readOnlyDisks(JsonObject template, String path, Problems problems) {
        List<JsonObject> volumes = template.object("spec").objects("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            JsonObject volume = volumes.get(i);
            if (volume.has("gcePersistentDisk")
                    && !volume.object("gcePersistentDisk").bool("readOnly")) {
                problems.invalid(
                        path + ".spec.volumes[" + i + "].gcePersistentDisk.readOnly",
                        Json.of(false),
                        "must be true for replicated pods > 1; GCE PD can only be mounted on"
                                + " multiple machines if it is read-only");
            }
        }
    }
}
