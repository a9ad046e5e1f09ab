package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// VolumeAttachment in `storage.k8s.io/v1beta1`: no name in it is checked, only that it is there.
final class OldAttachment implements OldVersion {
    private static final List<String> NAMES =
            List.of("spec.attacher", "spec.source.persistentVolumeName");

    @Override
    public List<FieldError> problems(List<FieldError> found, ApiObject stored) {
        return found.stream()
                .filter(it -> !NAMES.contains(it.path()) || isMissing(it))
                .distinct()
                .toList();
    }

    private static boolean isMissing(FieldError problem) {
        return problem.type() == FieldError.Type.REQUIRED;
    }
}
