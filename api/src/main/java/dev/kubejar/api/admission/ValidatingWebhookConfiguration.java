package dev.kubejar.api.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.List;

/// Webhooks that may refuse what is written.
///
/// Source: [Dynamic admission
/// control](https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/)
public record ValidatingWebhookConfiguration(ApiObject object) implements View {
    public static final Kind<ValidatingWebhookConfiguration> KIND =
            new Kind<>(
                    new ResourceType(
                            "admissionregistration.k8s.io",
                            "v1",
                            "ValidatingWebhookConfiguration",
                            "validatingwebhookconfigurations",
                            Scope.CLUSTER),
                    ValidatingWebhookConfiguration::new);

    public List<JsonObject> webhooks() {
        return object.json().objects("webhooks");
    }
}
