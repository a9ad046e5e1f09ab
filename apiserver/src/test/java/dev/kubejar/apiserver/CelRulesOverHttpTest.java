package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.apiserver.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// CEL rules of custom kinds, webhooks and policies, as clients meet them.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CelRulesOverHttpTest {
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String ROUTES =
            "/apis/gateway.example.com/v1/namespaces/default/httproutes";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aKindWithManyRulesIsDefinedAndItsRulesHold() throws IOException {
        assertThat(server.send("POST", DEFINITIONS, definition()).code()).isEqualTo(201);
        while (server.get(ROUTES).code() != 200) {
            Thread.onSpinWait();
        }

        Answer good =
                server.send(
                        "POST",
                        ROUTES,
                        route(
                                "good",
                                """
                                parentRefs: [{name: gw, sectionName: a}, {name: gw, sectionName: b}]
                                rules: [{name: a, backendRefs: [{name: svc, port: 80}], timeouts: {request: 10s, backendRequest: 5s}}]
                                """));
        Answer bad =
                server.send(
                        "POST",
                        ROUTES,
                        route(
                                "bad",
                                """
                                parentRefs: [{name: gw}, {name: gw, sectionName: b}]
                                rules:
                                - matches: [{path: {value: x//y}}]
                                  backendRefs: [{name: svc}]
                                  filters: [{type: RequestRedirect, requestRedirect: {}}]
                                  timeouts: {request: 1s, backendRequest: 5s}
                                """));

        assertThat(good.code()).as(good.text()).isEqualTo(201);
        assertThat(bad.code()).isEqualTo(422);
        assertThat(causes(bad))
                .containsExactlyInAnyOrder(
                        "spec.parentRefs: sectionName must be specified when parentRefs includes 2 or"
                                + " more references to the same parent",
                        "spec.rules[0]: RequestRedirect filter must not be used together with"
                                + " backendRefs",
                        "spec.rules[0].backendRefs[0]: Must have port for Service reference",
                        "spec.rules[0].matches[0].path: value must be an absolute path and start"
                                + " with '/' when type one of ['Exact', 'PathPrefix']",
                        "spec.rules[0].matches[0].path: must not contain '//' when type one of"
                                + " ['Exact', 'PathPrefix']",
                        "spec.rules[0].timeouts: backendRequest timeout cannot be longer than"
                                + " request timeout");
    }

    private static List<String> causes(Answer answer) {
        return answer.json().object("details").objects("causes").stream()
                .map(it ->
                        it.string("field")
                                + ": "
                                + it.string("message")
                                        .replaceFirst("Invalid value: \"[a-z]+\": ", ""))
                .toList();
    }

    @Test
    void aRuleThatDoesNotCompileIsRefused() throws IOException {
        Answer answer =
                server.send(
                        "POST", DEFINITIONS, definition().replace("size(self.group)", "self.nope"));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.json().string("message"))
                .contains(
                        "spec.validation.openAPIV3Schema.properties[spec].properties[rules].items"
                                + ".properties[backendRefs].items.x-kubernetes-validations[0].rule:"
                                + " Invalid value: ")
                .contains(
                        """
                        compilation failed: ERROR: <input>:1:6: undefined field 'nope'
                         | (self.nope == 0 && self.kind == 'Service') ? has(self.port) : true
                         | .....^\
                        """);
    }

    @Test
    void aMatchConditionThatDoesNotCompileIsRefused() {
        Answer answer =
                server.send(
                        "POST",
                        "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
                        json(
                                """
                                apiVersion: admissionregistration.k8s.io/v1
                                kind: ValidatingWebhookConfiguration
                                metadata: {name: hook}
                                webhooks:
                                - name: hook.example.com
                                  admissionReviewVersions: [v1]
                                  sideEffects: None
                                  clientConfig: {url: 'https://example.com/hook'}
                                  matchConditions: [{name: some, expression: object.metadata.name}]
                                """));

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.json().string("message"))
                .endsWith(
                        "webhooks[0].matchConditions[0].expression: Invalid value:"
                                + " \"object.metadata.name\": must evaluate to bool");
    }

    private static String route(String name, String spec) {
        return json(
                "apiVersion: gateway.example.com/v1\nkind: HTTPRoute\nmetadata: {name: "
                        + name
                        + "}\nspec:\n"
                        + spec.indent(2));
    }

    private static String json(String yaml) {
        return ((JsonObject) YamlReader.parse(yaml)).toString();
    }

    private static String definition() throws IOException {
        return json(Files.readString(Path.of("src/test/yaml/httproutes.yaml")));
    }
}
