package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.LabelSelector;
import java.util.List;
import java.util.TreeMap;

/// What makes a workload's `template` invalid, by itself and beside the workload's selector.
public final class PodTemplateRules {
    private PodTemplateRules() {}

    /// `selector` is the workload's good one; the pods made from the template must match it.
    public static void problems(
            JsonObject template, LabelSelector selector, String path, Problems problems) {
        PodTemplate view = new PodTemplate(template);
        if (!selector.matchesEverything() && !selector.matches(view.meta().labels())) {
            problems.invalid(
                    path + ".metadata.labels",
                    JsonObject.ofStrings(new TreeMap<>(view.meta().labels())),
                    "`selector` does not match template `labels`");
        }
        MetadataRules.labels(view.meta().labels(), path + ".labels", problems);
        MetadataRules.annotations(view.meta().annotations(), path + ".annotations", problems);
        PodSpecRules.problems(view.spec().json(), path + ".spec", problems);
        if (!view.spec().ephemeralContainers().isEmpty()) {
            problems.forbidden(
                    path + ".spec.ephemeralContainers",
                    "ephemeral containers not allowed in pod template");
        }
        String policy = view.spec().restartPolicy();
        if (!policy.equals("Always")) {
            problems.oneOf(path + ".spec.restartPolicy", policy, List.of("Always"));
        }
        view.spec()
                .activeDeadline()
                .ifPresent(_ ->
                        problems.forbidden(
                                path + ".spec.activeDeadlineSeconds",
                                "activeDeadlineSeconds in ReplicaSet is not Supported"));
    }
}
