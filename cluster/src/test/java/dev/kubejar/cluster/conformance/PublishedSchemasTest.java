package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What clients learn of custom kinds from the OpenAPI documents. Upstream's suite looks with
/// `kubectl explain` and `kubectl create`, which read the same documents.
///
/// Source:
/// [crd_publish_openapi.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/crd_publish_openapi.go)
@WholeCluster
final class PublishedSchemasTest {
    private static final String SCHEMA =
            """
              schema:
                openAPIV3Schema:
                  description: Foo CRD for Testing
                  type: object
                  properties:
                    spec:
                      type: object
                      description: Specification of Foo
                      properties:
                        bars:
                          description: List of Bars and their specs.
                          type: array
                          items:
                            type: object
                            required: [name]
                            properties:
                              name: {description: Name of Bar., type: string}
                              age: {description: Age of Bar., type: string}
            """;

    @Test
    @DisplayName("Custom Resource OpenAPI Publish, with validation schema")
    void theSchemaIsPublishedWhole(Api api) {
        try (Definition definition =
                Definition.establish(
                        api, "validated", "Namespaced", version("v1", true) + SCHEMA)) {
            JsonObject published = awaitPublished(api, definition, "v1", "Validated");
            assertThat(published.string("description")).isEqualTo("Foo CRD for Testing");
            JsonObject bar =
                    published
                            .object("properties")
                            .object("spec")
                            .object("properties")
                            .object("bars")
                            .object("items");
            assertThat(bar.strings("required")).containsExactly("name");
            assertThat(bar.object("properties").object("age").string("description"))
                    .isEqualTo("Age of Bar.");
            assertThat(published.objects("x-kubernetes-group-version-kind"))
                    .containsExactly(
                            JsonObject.builder()
                                    .put("group", definition.group())
                                    .put("kind", "Validated")
                                    .put("version", "v1")
                                    .build());
            assertThat(openApi3(api, definition, "v1")).contains("Age of Bar.");
        }
    }

    @Test
    @DisplayName(
            "Custom Resource OpenAPI Publish, with x-kubernetes-preserve-unknown-fields at root")
    void aRootThatKeepsEverythingIsAnyObject(Api api) {
        String schema =
                "  schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}\n";
        try (Definition definition =
                Definition.establish(api, "rooted", "Namespaced", version("v1", true) + schema)) {
            JsonObject published = awaitPublished(api, definition, "v1", "Rooted");
            assertThat(published.string("type")).isEqualTo("object");
            assertThat(published.object("properties").has("spec")).isFalse();
        }
    }

    @Test
    @DisplayName(
            "Custom Resource OpenAPI Publish, with x-kubernetes-preserve-unknown-fields in embedded object")
    void anEmbeddedObjectThatKeepsEverythingIsAnyObject(Api api) {
        String schema =
                """
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          description: Specification of Waldo
                          x-kubernetes-preserve-unknown-fields: true
                          x-kubernetes-embedded-resource: true
                """;
        try (Definition definition =
                Definition.establish(api, "embedded", "Namespaced", version("v1", true) + schema)) {
            JsonObject published = awaitPublished(api, definition, "v1", "Embedded");
            JsonObject spec = published.object("properties").object("spec");
            assertThat(spec.string("description")).isEqualTo("Specification of Waldo");
        }
    }

    @Test
    @DisplayName(
            "Custom Resource OpenAPI Publish, with x-kubernetes-preserve-unknown-fields in object")
    void anObjectThatKeepsEverythingIsDescribed(Api api) {
        String schema =
                """
                  schema:
                    openAPIV3Schema:
                      type: object
                      description: preserve-unknown-properties in nested field for Testing
                      properties:
                        spec: {type: object, x-kubernetes-preserve-unknown-fields: true}
                """;
        try (Definition definition =
                Definition.establish(api, "nested", "Namespaced", version("v1", true) + schema)) {
            assertThat(awaitPublished(api, definition, "v1", "Nested").string("description"))
                    .isEqualTo("preserve-unknown-properties in nested field for Testing");
        }
    }

    @Test
    @DisplayName("Custom Resource OpenAPI Publish, varying groups")
    void kindsOfTwoGroupsArePublished(Api api) {
        String versions = version("v1", true) + SCHEMA;
        try (Definition one = Definition.establish(api, "grouped", "Namespaced", versions);
                Definition two = Definition.establish(api, "regrouped", "Namespaced", versions)) {
            awaitPublished(api, one, "v1", "Grouped");
            awaitPublished(api, two, "v1", "Regrouped");
        }
    }

    @Test
    @DisplayName("Custom Resource OpenAPI Publish, varying kinds")
    void twoKindsOfOneGroupArePublished(Api api) {
        String versions = version("v4", true) + SCHEMA;
        try (Definition one =
                        Definition.establishIn(
                                api, "kinds.example.com", "kindone", "Namespaced", versions);
                Definition two =
                        Definition.establishIn(
                                api, "kinds.example.com", "kindtwo", "Namespaced", versions)) {
            awaitPublished(api, one, "v4", "Kindone");
            awaitPublished(api, two, "v4", "Kindtwo");
        }
    }

    @Test
    @DisplayName("Custom Resource OpenAPI Publish, varying versions")
    void allVersionsArePublished(Api api) {
        String versions = version("v2", true) + SCHEMA + version("v3", false) + SCHEMA;
        try (Definition definition =
                Definition.establish(api, "versioned", "Namespaced", versions)) {
            awaitPublished(api, definition, "v2", "Versioned");
            awaitPublished(api, definition, "v3", "Versioned");
        }
    }

    @Test
    @DisplayName("Custom Resource OpenAPI Publish, version rename")
    void aRenamedVersionIsPublishedUnderItsNewName(Api api) {
        String versions = version("v2", true) + SCHEMA + version("v3", false) + SCHEMA;
        try (Definition definition = Definition.establish(api, "renamed", "Namespaced", versions)) {
            awaitPublished(api, definition, "v3", "Renamed");
            api.patch(
                            definition.path(),
                            "application/json-patch+json",
                            "[{\"op\":\"test\",\"path\":\"/spec/versions/1/name\",\"value\":\"v3\"},{\"op\":\"replace\",\"path\":\"/spec/versions/1/name\",\"value\":\"v4\"}]")
                    .json();
            awaitPublished(api, definition, "v4", "Renamed");
            awaitWithdrawn(api, definition, "v3", "Renamed");
            awaitPublished(api, definition, "v2", "Renamed");
        }
    }

    @Test
    @DisplayName("Custom Resource OpenAPI Publish, stop serving version")
    void aVersionThatIsNoLongerServedIsWithdrawn(Api api) {
        String versions = version("v5", true) + SCHEMA + version("v6alpha1", false) + SCHEMA;
        try (Definition definition = Definition.establish(api, "stopped", "Namespaced", versions)) {
            awaitPublished(api, definition, "v6alpha1", "Stopped");
            api.patch(
                            definition.path(),
                            "application/json-patch+json",
                            "[{\"op\":\"replace\",\"path\":\"/spec/versions/1/served\",\"value\":false}]")
                    .json();
            awaitWithdrawn(api, definition, "v6alpha1", "Stopped");
            awaitPublished(api, definition, "v5", "Stopped");
        }
    }

    private static String version(String name, boolean storage) {
        return """
        - name: %s
          served: true
          storage: %s
        """
                .formatted(name, storage);
    }

    private static JsonObject awaitPublished(
            Api api, Definition definition, String version, String kind) {
        Await.until(
                kind + " is published",
                () -> published(api, definition, version, kind).isPresent());
        return published(api, definition, version, kind).orElseThrow();
    }

    private static void awaitWithdrawn(
            Api api, Definition definition, String version, String kind) {
        Await.until(
                kind + " is withdrawn", () -> published(api, definition, version, kind).isEmpty());
    }

    /// The kind's definition in the OpenAPI v2 document.
    private static Optional<JsonObject> published(
            Api api, Definition definition, String version, String kind) {
        List<String> group = List.of(definition.group().split("\\."));
        String name = String.join(".", group.reversed()) + "." + version + "." + kind;
        return api.get("/openapi/v2").json().object("definitions").findObject(name);
    }

    private static String openApi3(Api api, Definition definition, String version) {
        return api.get("/openapi/v3/apis/" + definition.group() + "/" + version).text();
    }
}
