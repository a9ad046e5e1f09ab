package dev.kubejar.api.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;
import java.util.Optional;

/// Expressions that must hold of what is written.
///
/// Source: [Validating admission
/// policy](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/)
public record ValidatingAdmissionPolicy(ApiObject object) implements View {
    public static final Kind<ValidatingAdmissionPolicy> KIND =
            new Kind<>(
                    new ResourceType(
                            "admissionregistration.k8s.io",
                            "v1",
                            "ValidatingAdmissionPolicy",
                            "validatingadmissionpolicies",
                            Scope.CLUSTER),
                    ValidatingAdmissionPolicy::new);

    public List<JsonObject> validations() {
        return object.spec().objects("validations");
    }

    /// The kind of objects that parameterize it.
    public Optional<JsonObject> paramKind() {
        return object.spec().findObject("paramKind");
    }
}
