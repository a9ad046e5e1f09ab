package dev.kubejar.api.core;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.Map;

/// What makes the annotations invalid that mean something on pods.
final class PodAnnotationRules {
    static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private PodAnnotationRules() {}

    static void problems(ObjectMeta meta, JsonObject spec, String path, Problems problems) {
        Map<String, String> annotations = meta.annotations();
        if (annotations.isEmpty()) {
            return;
        }
        String mirror = annotations.getOrDefault(MIRROR, "");
        if (!mirror.isEmpty() && spec.string("nodeName").isEmpty()) {
            problems.invalid(
                    path + "[" + MIRROR + "]",
                    mirror,
                    "must set spec.nodeName if mirror pod annotation is set");
        }
        ProfileRules.seccompAnnotations(annotations, path, problems);
        ProfileRules.appArmorAnnotations(annotations, spec, path, problems);
        String cost = annotations.get(DELETION_COST);
        if (cost != null && !cost.matches("0|-?[1-9][0-9]{0,9}")) {
            problems.invalid(path + "[" + DELETION_COST + "]", cost, "must be a 32bit integer");
        }
    }

    /// Who may be mirrored, and what is tolerated by annotation, never changes.
    static void problemsOfUpdate(
            ObjectMeta next, ObjectMeta previous, String path, Problems problems) {
        ProfileRules.appArmorAnnotationsKept(
                next.annotations(), previous.annotations(), path, problems);
        String now = next.annotations().getOrDefault(MIRROR, "");
        if (!now.equals(previous.annotations().getOrDefault(MIRROR, ""))) {
            problems.invalid(path + "[" + MIRROR + "]", now, Problems.IMMUTABLE);
        }
    }
}
