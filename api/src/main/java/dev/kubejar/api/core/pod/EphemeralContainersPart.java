package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.rules.Difference;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// `pods/ephemeralcontainers`: containers for debugging may be added to a pod that runs, and never
/// be changed or taken out again.
///
/// Source: `ValidatePodEphemeralContainersUpdate` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class EphemeralContainersPart implements ObjectPart {
    private static final String FIELD = "ephemeralContainers";
    private static final String PATH = "spec." + FIELD;

    @Override
    public boolean changesMetadata() {
        return false;
    }

    @Override
    public ApiObject changed(ApiObject wanted, ApiObject previous) {
        return previous.with("spec", previous.spec().withFieldsOf(wanted.spec(), FIELD));
    }

    @Override
    public List<FieldError> problems(ApiObject next, ApiObject previous) {
        if (new Pod(previous).isMirror()) {
            return List.of(
                    FieldError.forbidden("[]", "static pods do not support ephemeral containers"));
        }
        var problems = new Problems();
        PodRules.object(next, previous, problems);
        List<JsonObject> now = next.spec().objects(FIELD);
        for (JsonObject before : previous.spec().objects(FIELD)) {
            String name = before.string("name");
            Optional<JsonObject> same =
                    now.stream().filter(one -> one.string("name").equals(name)).findFirst();
            if (same.isEmpty()) {
                problems.forbidden(
                        PATH,
                        "existing ephemeral containers \"%s\" may not be removed\n"
                                .formatted(name));
            } else if (!same.get().equals(before)) {
                problems.forbidden(
                        PATH,
                        "existing ephemeral containers \"%s\" may not be changed\n%s"
                                .formatted(name, Difference.of(before, same.get())));
            }
        }
        return problems.list();
    }
}
