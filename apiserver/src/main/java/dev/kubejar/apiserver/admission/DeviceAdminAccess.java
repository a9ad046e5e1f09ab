package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.client.ResourcePath;
import java.util.List;

/// Lets claims ask for devices that somebody else uses, only in namespaces that are labelled so.
///
/// Source: [Admin
/// access](https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#admin-access)
public final class DeviceAdminAccess implements Admission {
    private static final String GROUP = "resource.k8s.io";
    private static final String LABEL = "resource.kubernetes.io/admin-access";

    private final Lookup lookup;

    public DeviceAdminAccess(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        if (attempt.operation() == Operation.CREATE
                && asksForAccess(attempt, object)
                && !isAllowed(attempt.path().namespace())) {
            throw StatusException.invalid(
                    attempt.row().type(),
                    object.meta().name(),
                    List.of(
                            FieldError.forbidden(
                                    "[]", // what Go prints of the empty path that upstream names
                                    "admin access to devices requires the `"
                                            + LABEL
                                            + ": true` label on the containing namespace")));
        }
        return object;
    }

    private static boolean asksForAccess(Attempt attempt, ApiObject object) {
        JsonObject claim =
                attempt.isOf(GROUP, "ResourceClaimTemplate")
                        ? object.spec().object("spec")
                        : attempt.isOf(GROUP, "ResourceClaim") ? object.spec() : JsonObject.EMPTY;
        return claim.object("devices").objects("requests").stream()
                .anyMatch(it -> it.object("exactly").bool("adminAccess"));
    }

    private boolean isAllowed(String namespace) {
        return lookup.find(ResourcePath.of(Namespace.KIND.type(), "", namespace))
                .filter(it -> it.meta().labels().getOrDefault(LABEL, "").equals("true"))
                .isPresent();
    }
}
