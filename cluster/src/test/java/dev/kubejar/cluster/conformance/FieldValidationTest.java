package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Source:
/// [field_validation.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/apimachinery/field_validation.go)
@WholeCluster
final class FieldValidationTest {
    private static final String STRICT = "?fieldManager=e2e&fieldValidation=Strict";

    private static final String VALIDATED =
            """
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        foo: {type: string}
                        cronSpec: {type: string, pattern: '^(\\d+|\\*)(/\\d+)?(\\s+(\\d+|\\*)(/\\d+)?){4}$'}
                        ports:
                          type: array
                          x-kubernetes-list-map-keys: [containerPort, protocol]
                          x-kubernetes-list-type: map
                          items:
                            type: object
                            required: [containerPort, protocol]
                            properties:
                              containerPort: {type: integer, format: int32}
                              protocol: {type: string}
            """;

    private static final String KEEPS_ALL =
            """
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  x-kubernetes-preserve-unknown-fields: true
                  properties:
                    spec: {type: object, x-kubernetes-preserve-unknown-fields: true}
                    embedded: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
            """;

    @Test
    @DisplayName("Server side field validation, valid CR with validation schema")
    void aValidObjectIsTaken(Api api) {
        try (Definition definition = Definition.establish(api, "valid", "Cluster", VALIDATED)) {
            Api.Answer answer =
                    apply(
                            api,
                            definition,
                            "Valid",
                            "spec: {foo: bar, cronSpec: '* * * * */5', ports: [{containerPort: 8080, protocol: TCP}]}");
            assertThat(answer.code()).as(answer.text()).isEqualTo(201);
        }
    }

    @Test
    @DisplayName("Server side field validation, unknown fields CR fails validation")
    void unknownFieldsAreRefused(Api api) {
        try (Definition definition = Definition.establish(api, "unknown", "Cluster", VALIDATED)) {
            Api.Answer answer =
                    apply(
                            api,
                            definition,
                            "Unknown",
                            "spec: {foo: foo1, unknownField: unk1, ports: [{containerPort: 8080, protocol: TCP}]}");
            assertThat(answer.code()).isGreaterThanOrEqualTo(400);
            assertThat(answer.text()).contains(".spec.unknownField: field not declared in schema");
            assertThat(
                            api.create(
                                            definition.objects("v1") + STRICT,
                                            object(
                                                    definition,
                                                    "Unknown",
                                                    "spec: {unknownField: unk1}"))
                                    .refusal(400)
                                    .string("message"))
                    .contains("strict decoding error: unknown field \"spec.unknownField\"");
        }
    }

    @Test
    @DisplayName("Server side field validation, CR duplicates")
    void repeatedKeysAreRefusedEvenWhereAllIsKept(Api api) {
        try (Definition definition =
                Definition.establish(api, "duplicated", "Cluster", KEEPS_ALL)) {
            Api.Answer answer =
                    apply(
                            api,
                            definition,
                            "Duplicated",
                            "spec:\n  unknown: uk1\n  foo: foo1\n  foo: foo2");
            assertThat(answer.refusal(400).string("message"))
                    .isEqualTo(
                            "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line 7: key \"foo\" already set in map");
        }
    }

    @Test
    @DisplayName("Server side field validation, unknown metadata")
    void unknownMetadataIsRefusedAtTheRootAndInside(Api api) {
        try (Definition definition = Definition.establish(api, "meta", "Cluster", KEEPS_ALL)) {
            assertThat(
                            api.create(
                                            definition.objects("v1") + STRICT,
                                            """
                                            apiVersion: %s/v1
                                            kind: Meta
                                            metadata: {name: it, unknownMeta: unk}
                                            """
                                                    .formatted(definition.group()))
                                    .refusal(400)
                                    .string("message"))
                    .contains("unknown field \"metadata.unknownMeta\"");
            assertThat(
                            api.create(
                                            definition.objects("v1") + STRICT,
                                            object(
                                                    definition,
                                                    "Meta",
                                                    "embedded: {apiVersion: v1, kind: ConfigMap, metadata: {name: in, unknownSubMeta: unk}}"))
                                    .refusal(400)
                                    .string("message"))
                    .contains("unknown field \"embedded.metadata.unknownSubMeta\"");
        }
    }

    private static Api.Answer apply(Api api, Definition definition, String kind, String content) {
        return api.patch(
                definition.objects("v1") + "/it" + STRICT,
                "application/apply-patch+yaml",
                object(definition, kind, content));
    }

    private static String object(Definition definition, String kind, String content) {
        return "apiVersion: %s/v1\nkind: %s\nmetadata: {name: it}\n%s\n"
                .formatted(definition.group(), kind, content);
    }
}
