package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyCheckTest {
    private static final Schema OBJECT_META =
            Schemas.load().definition("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");

    private static final StructuralSchema SCHEMA =
            ValidationTest.schema(
                    """
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          size: {type: integer}
                          template:
                            type: object
                            x-kubernetes-embedded-resource: true
                            x-kubernetes-preserve-unknown-fields: true
                    """);

    @Test
    void tellsUnknownFieldsOfTheObjectItsMetadataAndWhatItEmbeds() {
        FieldCheck.Checked checked =
                check(
                        """
                        apiVersion: a/v1
                        kind: A
                        metadata: {name: a, colour: red}
                        spec:
                          sise: 1
                          template: {apiVersion: v1, kind: Pod, metadata: {nmae: b}, spec: {any: thing}}
                        """,
                        "spec.sise");

        assertThat(checked.message())
                .isEqualTo(
                        "strict decoding error: duplicate field \"spec.sise\", unknown field"
                                + " \"metadata.colour\", unknown field \"spec.sise\", unknown field"
                                + " \"spec.template.metadata.nmae\"");
        assertThat(checked.object())
                .isEqualTo(
                        ValidationTest.object(
                                """
                                apiVersion: a/v1
                                kind: A
                                metadata: {name: a}
                                spec: {template: {apiVersion: v1, kind: Pod, metadata: {}, spec: {any: thing}}}
                                """));
    }

    @Test
    void valuesOfAWrongTypeAreLeftToValidation() {
        FieldCheck.Checked checked = check("{kind: A, spec: {size: many}}");

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.object())
                .isEqualTo(ValidationTest.object("{kind: A, spec: {size: many}}"));
    }

    @Test
    void noMetadataIsEmptyMetadata() {
        assertThat(check("{kind: A, metadata: null}").object())
                .isEqualTo(ValidationTest.object("{kind: A, metadata: {}}"));
    }

    @Test
    void metadataOfAWrongTypeIsNoObjectAtAll() {
        assertThatThrownBy(() -> check("{kind: A, metadata: {labels: {a: 1}}}"))
                .isInstanceOf(TypeMismatchException.class)
                .hasMessage(
                        "json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string");
        assertThatThrownBy(() -> check("{kind: 5}"))
                .isInstanceOf(TypeMismatchException.class)
                .hasMessage(".kind accessor error: 5 is of the type int64, expected string");
        assertThatThrownBy(() -> check("{kind: A, spec: {template: {metadata: {name: 5}}}}"))
                .isInstanceOf(TypeMismatchException.class)
                .hasMessage(
                        "spec.template.metadata: Invalid value: {\"name\":5}: json: cannot unmarshal"
                                + " number into Go struct field ObjectMeta.name of type string");
    }

    private static FieldCheck.Checked check(String yaml, String... duplicates) {
        return BodyCheck.check(
                SCHEMA, OBJECT_META, ValidationTest.object(yaml), List.of(duplicates));
    }
}
