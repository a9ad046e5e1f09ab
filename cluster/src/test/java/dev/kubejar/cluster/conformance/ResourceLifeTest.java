package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Kinds whose whole life upstream's suite walks through.
///
/// Source:
/// [flowcontrol.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/flowcontrol.go),
/// [validatingadmissionpolicy.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/validatingadmissionpolicy.go)
@WholeCluster
final class ResourceLifeTest {

    @Test
    @DisplayName("Priority and Fairness FlowSchema API")
    void flowSchemas(Api api) {
        live(
                api,
                "flowcontrol.apiserver.k8s.io",
                "flowschemas",
                true,
                """
                apiVersion: flowcontrol.apiserver.k8s.io/v1
                kind: FlowSchema
                metadata: {name: NAME, labels: {special: SELECTED}}
                spec:
                  matchingPrecedence: 10000
                  priorityLevelConfiguration: {name: global-default}
                  distinguisherMethod: {type: ByUser}
                  rules:
                  - subjects: [{kind: User, user: {name: example-e2e-non-existent}}]
                    nonResourceRules: [{verbs: ["*"], nonResourceURLs: ["*"]}]
                """);
    }

    @Test
    @DisplayName("Priority and Fairness PriorityLevelConfiguration API")
    void priorityLevels(Api api) {
        live(
                api,
                "flowcontrol.apiserver.k8s.io",
                "prioritylevelconfigurations",
                true,
                """
                apiVersion: flowcontrol.apiserver.k8s.io/v1
                kind: PriorityLevelConfiguration
                metadata: {name: NAME, labels: {special: SELECTED}}
                spec: {type: Limited, limited: {nominalConcurrencyShares: 2, limitResponse: {type: Reject}}}
                """);
    }

    @Test
    @DisplayName("ValidatingAdmissionPolicy API")
    void validatingAdmissionPolicies(Api api) {
        live(
                api,
                "admissionregistration.k8s.io",
                "validatingadmissionpolicies",
                true,
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: NAME, labels: {special: SELECTED}}
                spec:
                  matchConstraints:
                    resourceRules:
                    - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}
                  validations: [{expression: "object.spec.replicas <= 100"}]
                """);
    }

    @Test
    @DisplayName("ValidatingAdmissionPolicyBinding API")
    void validatingAdmissionPolicyBindings(Api api) {
        live(
                api,
                "admissionregistration.k8s.io",
                "validatingadmissionpolicybindings",
                false,
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: NAME, labels: {special: SELECTED}}
                spec: {policyName: replicalimit-policy.example.com, validationActions: [Deny]}
                """);
    }

    /// Discovered, created, read, listed, watched, patched, updated, deleted, and deleted together.
    private static void live(
            Api api, String group, String plural, boolean hasStatus, String manifest) {
        assertThat(api.get("/apis").json().objects("groups").stream().map(it -> it.string("name")))
                .contains(group);
        assertThat(
                        api.get("/apis/" + group + "/v1").json().objects("resources").stream()
                                .map(it -> it.string("name")))
                .contains(plural);
        String path = "/apis/" + group + "/v1/" + plural;
        String selected = "?labelSelector=special%3D" + plural;
        try (Watching watching = api.watch(path + selected)) {
            for (String name : List.of("one-" + plural, "two-" + plural, "three-" + plural)) {
                api.create(path, manifest.replace("NAME", name).replace("SELECTED", plural)).json();
                assertThat(watching.until("ADDED").name()).isEqualTo(name);
            }
            String one = path + "/one-" + plural;
            assertThat(Api.name(api.get(one).json())).isEqualTo("one-" + plural);
            assertThat(api.names(path + selected)).hasSize(3);

            api.patch(one, "{\"metadata\":{\"annotations\":{\"patched\":\"true\"}}}").json();
            untilAnnotated(watching, "patched");
            assertThat(Api.text(api.get(one).json(), "metadata", "annotations", "patched"))
                    .isEqualTo("true");
            updated(
                    api,
                    one,
                    read -> {
                        JsonObject meta = read.object("metadata");
                        JsonObject annotations = meta.object("annotations").with("updated", "true");
                        return read.with("metadata", meta.with("annotations", annotations));
                    });
            untilAnnotated(watching, "updated");
            if (hasStatus) {
                liveStatus(api, one);
            }

            api.delete(one).json();
            Watching.Event last = watching.until("DELETED");
            assertThat(last.name()).isEqualTo("one-" + plural);
            api.get(one).refusal(404);
            api.delete(path + selected).json();
            assertThat(api.names(path + selected)).isEmpty();
        }
    }

    /// Skips what controllers write meanwhile, as upstream's suite does.
    private static void untilAnnotated(Watching watching, String annotation) {
        JsonObject seen;
        do {
            seen = watching.until("MODIFIED").object();
        } while (!seen.object("metadata").object("annotations").has(annotation));
    }

    /// Reads, changes and writes until nobody comes in between.
    private static void updated(Api api, String path, UnaryOperator<JsonObject> change) {
        Api.Answer answer = api.update(path, change.apply(api.get(path).json()));
        for (int i = 0; i < 10 && answer.code() == 409; i++) {
            answer = api.update(path, change.apply(api.get(path).json()));
        }
        answer.json();
    }

    private static void liveStatus(Api api, String one) {
        String condition =
                """
                {"type":"PatchStatusFailed","status":"False","reason":"Test","message":"patched","lastTransitionTime":"2026-01-01T00:00:00Z"}
                """;
        api.patch(one + "/status", "{\"status\":{\"conditions\":[" + condition + "]}}").json();
        assertThat(api.get(one + "/status").json().object("status").toString())
                .contains("PatchStatusFailed");
        updated(api, one + "/status", read -> read);
    }
}
