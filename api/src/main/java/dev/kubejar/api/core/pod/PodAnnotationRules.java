package dev.kubejar.api.core.pod;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.core.container.ProfileRules;
import dev.kubejar.api.core.node.TaintRules;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.rules.Problems;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What makes the annotations invalid that mean something on pods.
///
/// Source: `ValidatePodSpecificAnnotations` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class PodAnnotationRules {
    static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String PATH = "metadata.annotations";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final Pattern COST = Pattern.compile("0|-[0-9]+|[1-9][0-9]*");
    private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";

    private PodAnnotationRules() {}

    /// @param previous what the metadata replaces, empty for a create: a bad cost of deletion may
    ///   stay bad
    static void problems(
            ObjectMeta meta, ObjectMeta previous, JsonObject spec, String path, Problems problems) {
        Map<String, String> annotations = meta.annotations();
        if (annotations.isEmpty()) {
            return;
        }
        if (annotations.containsKey(MIRROR) && spec.string("nodeName").isEmpty()) {
            problems.invalid(
                    path + "[" + MIRROR + "]",
                    annotations.getOrDefault(MIRROR, ""),
                    "must set spec.nodeName if mirror pod annotation is set");
        }
        tolerations(annotations.getOrDefault(TOLERATIONS, ""), path, problems);
        if (!hasGoodCost(annotations) && hasGoodCost(previous.annotations())) {
            problems.invalid(
                    path + "[" + DELETION_COST + "]",
                    annotations.getOrDefault(DELETION_COST, ""),
                    "must be a 32bit integer");
        }
        ProfileRules.seccompAnnotations(annotations, path, problems);
        ProfileRules.appArmorAnnotations(annotations, spec, path, problems);
    }

    /// A list of tolerations as JSON.
    private static void tolerations(String text, String path, Problems problems) {
        if (text.isEmpty()) {
            return;
        }
        try {
            if (JsonReader.parse(text) instanceof JsonArray list) {
                TaintRules.tolerations(list.objects(), path + "." + TOLERATIONS, problems);
            }
        } catch (JsonParseException e) {
            problems.invalid(path, TOLERATIONS, String.valueOf(e.getMessage()));
        }
    }

    private static boolean hasGoodCost(Map<String, String> annotations) {
        String cost = annotations.getOrDefault(DELETION_COST, "0");
        if (!COST.matcher(cost).matches()) {
            return false;
        }
        try {
            Integer.parseInt(cost);
            return true;
        } catch (NumberFormatException _) {
            return false; // too large
        }
    }

    /// Who is a mirror, and what is confined by annotation, never changes; the rest is judged as
    /// that of a new pod.
    static void problemsOfUpdate(
            ObjectMeta next, ObjectMeta previous, JsonObject spec, Problems problems) {
        Map<String, String> now = next.annotations();
        Map<String, String> before = previous.annotations();
        new TreeMap<>(before)
                .forEach((key, value) -> {
                    if (!value.equals(now.get(key))) {
                        fixed(key, "may not remove or update", problems);
                    }
                });
        new TreeMap<>(now)
                .forEach((key, _) -> {
                    if (!before.containsKey(key)) {
                        fixed(key, "may not add", problems);
                    }
                });
        problems(next, previous, spec, PATH, problems);
    }

    private static void fixed(String key, String refusal, Problems problems) {
        if (key.startsWith(ProfileRules.APP_ARMOR)) {
            problems.forbidden(PATH + "[" + key + "]", refusal + " AppArmor annotations");
        }
        if (key.equals(MIRROR)) {
            problems.forbidden(PATH + "[" + key + "]", refusal + " mirror pod annotation");
        }
    }
}
