package dev.kubejar.api.core.volume;

import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;

/// The spec of a PersistentVolume that is no object: a pod's own volume, which a VolumeAttachment
/// names as if it were one.
///
/// Source: `ValidatePersistentVolumeSpec` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
public final class InlineVolumeRules {
    private static final String INLINE = " in the context of inline volumes";
    private static final String NOT_HERE = "may not be specified" + INLINE;

    private InlineVolumeRules() {}

    public static JsonObject defaulted(JsonObject spec) {
        return VolumeDefaults.persistent(spec.mapObject("capacity", ResourceList::canonical));
    }

    public static void problems(JsonObject spec, String path, Problems problems) {
        if (spec.has("claimRef")) {
            problems.forbidden(path + ".claimRef", NOT_HERE);
        }
        if (!spec.object("capacity").isEmpty()) {
            problems.forbidden(path + ".capacity", NOT_HERE);
        }
        if (!spec.has("csi")) {
            problems.required(path + ".csi", "has to be specified" + INLINE);
        }
        if (spec.array("accessModes").isEmpty()) {
            problems.required(path + ".accessModes");
        }
        ClaimRules.accessModes(spec, path, problems);
        if (differs(spec, "persistentVolumeReclaimPolicy", "Retain")) {
            problems.forbidden(
                    path + ".persistentVolumeReclaimPolicy", "may only be Retain" + INLINE);
        }
        if (spec.has("nodeAffinity")) {
            problems.forbidden(path + ".nodeAffinity", NOT_HERE);
        }
        var sources = new PersistentSourceRules("", path, problems);
        sources.judge(spec.without("nodeAffinity"));
        if (!spec.string("storageClassName").isEmpty()) {
            problems.forbidden(path + ".storageClassName", NOT_HERE);
        }
        if (differs(spec, "volumeMode", "Filesystem")) {
            problems.forbidden(
                    path + ".volumeMode",
                    "may not specify volumeMode other than Filesystem" + INLINE);
        }
        sources.attributesClass(spec);
    }

    private static boolean differs(JsonObject spec, String field, String only) {
        return spec.findString(field).filter(it -> !it.equals(only)).isPresent();
    }
}
