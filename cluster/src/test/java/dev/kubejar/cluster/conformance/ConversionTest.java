package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Source:
/// [crd_conversion_webhook.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/crd_conversion_webhook.go)
@WholeCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConversionTest {
    private ConversionWebhook webhook;

    @BeforeAll
    void start(@TempDir Path folder) {
        webhook = ConversionWebhook.start(folder);
    }

    @AfterAll
    void stop() {
        webhook.close();
    }

    @Test
    @DisplayName("Custom Resource Definition Conversion Webhook, conversion custom resource")
    void anObjectIsReadInAnotherVersion(Api api, Namespace namespace) {
        try (Definition definition = define(api, "converted")) {
            createOld(api, definition, namespace, "Converted", "one");

            JsonObject read = api.get(definition.objects("v2", namespace) + "/one").json();

            assertThat(read.string("apiVersion")).isEqualTo(definition.group() + "/v2");
            assertThat(read.string("host")).isEqualTo("localhost");
            assertThat(read.string("port")).isEqualTo("8080");
            assertThat(read.has("hostPort")).isFalse();
        }
    }

    @Test
    @DisplayName("Custom Resource Definition Conversion Webhook, convert mixed version list")
    void aListOfObjectsStoredInTwoVersionsIsOfOne(Api api, Namespace namespace) {
        try (Definition definition = define(api, "mixed")) {
            createOld(api, definition, namespace, "Mixed", "old");
            api.patch(
                            definition.path(),
                            "application/json-patch+json",
                            """
                            [{"op":"replace","path":"/spec/versions/0/storage","value":false},
                             {"op":"replace","path":"/spec/versions/1/storage","value":true}]
                            """)
                    .json();
            api.create(
                            definition.objects("v2", namespace),
                            "{apiVersion: %s/v2, kind: Mixed, metadata: {name: new}, host: localhost, port: '9090'}"
                                    .formatted(definition.group()))
                    .json();

            List<JsonObject> second = api.items(definition.objects("v2", namespace));
            assertThat(second)
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.string("host")).isEqualTo("localhost"));
            List<JsonObject> first = api.items(definition.objects("v1", namespace));
            assertThat(first)
                    .extracting(it -> it.string("hostPort"))
                    .containsExactlyInAnyOrder("localhost:8080", "localhost:9090");
        }
    }

    private Definition define(Api api, String singular) {
        return Definition.establish(
                api,
                singular,
                "Namespaced",
                """
                - name: v1
                  served: true
                  storage: true
                  schema: {openAPIV3Schema: {type: object, properties: {hostPort: {type: string}}}}
                - name: v2
                  served: true
                  storage: false
                  schema: {openAPIV3Schema: {type: object, properties: {host: {type: string}, port: {type: string}}}}
                """,
                """
                conversion:
                  strategy: Webhook
                  webhook: {conversionReviewVersions: [v1], clientConfig: %s}
                """
                        .formatted(webhook.clientConfig()));
    }

    private static void createOld(
            Api api, Definition definition, Namespace namespace, String kind, String name) {
        api.create(
                        definition.objects("v1", namespace),
                        "{apiVersion: %s/v1, kind: %s, metadata: {name: %s}, hostPort: 'localhost:8080'}"
                                .formatted(definition.group(), kind, name))
                .json();
    }
}
