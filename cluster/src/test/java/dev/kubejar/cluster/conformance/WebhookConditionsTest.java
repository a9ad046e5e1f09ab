package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [webhook.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/webhook.go)
@WholeCluster
final class WebhookConditionsTest {
    private static final String CONFIGURATION =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: KIND
            metadata: {name: invalid-conditions}
            webhooks:
            - name: conditions.example.com
              admissionReviewVersions: [v1]
              sideEffects: None
              clientConfig: {service: {namespace: default, name: e2e-test-webhook, path: /always-deny, port: 8443}}
              matchConditions:
              - {name: invalid-expression-1, expression: "... [] bad expression"}
              - {name: invalid-expression-2, expression: "... [] bad expression"}
            """;

    @Test
    @DisplayName(
            "Mutating Admission webhook, reject mutating webhook configurations with invalid matchConditions")
    void badConditionsOfMutatingWebhooksAreRefused(Api api) {
        refuses(api, "MutatingWebhookConfiguration", "mutatingwebhookconfigurations");
    }

    @Test
    @DisplayName(
            "Validating Admission webhook, reject validating webhook configurations with invalid matchConditions")
    void badConditionsOfValidatingWebhooksAreRefused(Api api) {
        refuses(api, "ValidatingWebhookConfiguration", "validatingwebhookconfigurations");
    }

    private static void refuses(Api api, String kind, String resource) {
        Api.Answer answer =
                api.create(
                        "/apis/admissionregistration.k8s.io/v1/" + resource,
                        CONFIGURATION.replace("KIND", kind));

        assertThat(answer.refusal(422).string("message"))
                .contains("webhooks[0].matchConditions[0].expression: Invalid value: ")
                .contains("webhooks[0].matchConditions[1].expression: Invalid value: ")
                .contains("compilation failed");
    }
}
