package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.client.ResourcePath;
import java.util.Optional;
import java.util.Set;

/// Nothing is made in a namespace that is not there or on its way out, and the system's own
/// namespaces stay.
///
/// Source:
/// [NamespaceLifecycle](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle)
public final class NamespaceLifecycle implements Admission {
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final Lookup lookup;

    public NamespaceLifecycle(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        ResourceType type = attempt.row().type();
        boolean namespace = type.equals(Namespace.KIND.type());
        String name = object.meta().name();
        if (attempt.operation() == Operation.DELETE && namespace && IMMORTAL.contains(name)) {
            throw StatusException.forbidden(type, name, "this namespace may not be deleted");
        }
        if (attempt.operation() == Operation.CREATE && type.isNamespaced()) {
            checkOpen(attempt, object);
        }
        return object;
    }

    private void checkOpen(Attempt attempt, ApiObject object) {
        String name = attempt.path().namespace();
        ResourceType namespaces = Namespace.KIND.type();
        Optional<ApiObject> found = lookup.find(ResourcePath.of(namespaces, "", name));
        if (found.isEmpty()) {
            throw StatusException.notFound(namespaces, name);
        }
        if (new Namespace(found.get()).phase().equals("Terminating")) {
            throw terminating(attempt.row().type(), object.meta().name(), name);
        }
    }

    private static StatusException terminating(ResourceType type, String name, String namespace) {
        Status status =
                StatusException.forbidden(
                                type,
                                name,
                                "unable to create new content in namespace %s because it is being terminated"
                                        .formatted(namespace))
                        .status();
        Json cause =
                JsonObject.builder()
                        .put("reason", "NamespaceTerminating")
                        .put("message", "namespace %s is being terminated".formatted(namespace))
                        .put("field", "metadata.namespace")
                        .build();
        return new StatusException(
                new Status(
                        status.code(),
                        status.reason(),
                        status.message(),
                        status.details().with("causes", JsonArray.of(cause))));
    }
}
