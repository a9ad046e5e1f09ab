package dev.kubejar.api.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// Where a policy holds, and with which parameters.
///
/// Source: [Validating admission
/// policy](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/)
public record ValidatingAdmissionPolicyBinding(ApiObject object) implements View {
    public static final Kind<ValidatingAdmissionPolicyBinding> KIND =
            new Kind<>(
                    new ResourceType(
                            "admissionregistration.k8s.io",
                            "v1",
                            "ValidatingAdmissionPolicyBinding",
                            "validatingadmissionpolicybindings",
                            Scope.CLUSTER),
                    ValidatingAdmissionPolicyBinding::new);

    public String policyName() {
        return object.spec().string("policyName");
    }

    public Optional<JsonObject> paramRef() {
        return object.spec().findObject("paramRef");
    }
}
