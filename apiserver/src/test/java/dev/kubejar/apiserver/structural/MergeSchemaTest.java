package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.schema.ListType;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What server-side apply and Tables are told of a custom kind.
class MergeSchemaTest {
    private final Schema schema =
            ValidationTest.schema(
                            """
                            type: object
                            properties:
                              spec:
                                type: object
                                x-kubernetes-map-type: atomic
                                properties:
                                  keyed:
                                    type: array
                                    x-kubernetes-list-type: map
                                    x-kubernetes-list-map-keys: [name, port]
                                    items: {type: object, properties: {name: {type: string}, port: {type: integer}}}
                                  set: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                                  plain: {type: array, items: {type: string}}
                                  port: {x-kubernetes-int-or-string: true}
                                  map: {type: object, additionalProperties: {type: string}}
                                  free: {type: object, additionalProperties: true}
                                  any: {x-kubernetes-preserve-unknown-fields: true}
                                  some: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}
                                  size: {type: string, format: quantity}
                                  pod: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
                            """)
                    .toSchema(Schemas.load()::definition);

    private Schema spec(String name) {
        return schema.property("spec").orElseThrow().property(name).orElseThrow();
    }

    @Test
    void listsKnowTheirTypesAndKeys() {
        assertThat(spec("keyed").listType()).isEqualTo(ListType.MAP);
        assertThat(spec("keyed").listMapKeys()).isEqualTo(List.of("name", "port"));
        assertThat(spec("set").listType()).isEqualTo(ListType.SET);
        assertThat(spec("plain").listType()).isEqualTo(ListType.ATOMIC);
        assertThat(schema.property("spec").orElseThrow().isAtomicMap()).isTrue();
    }

    @Test
    void valuesKnowTheirTypes() {
        assertThat(spec("port").type()).isEqualTo(Schema.Type.INT_OR_STRING);
        assertThat(spec("size").type()).isEqualTo(Schema.Type.STRING);
        assertThat(spec("map").additionalProperties().orElseThrow().type())
                .isEqualTo(Schema.Type.STRING);
        assertThat(spec("free").additionalProperties().orElseThrow().type())
                .isEqualTo(Schema.Type.ANY);
        assertThat(spec("any").type()).isEqualTo(Schema.Type.ANY);
        assertThat(spec("some").preservesUnknownFields()).isTrue();
        assertThat(spec("some").property("a")).isPresent();
    }

    @Test
    void wholeObjectsHaveMetadata() {
        for (Schema whole : List.of(schema, spec("pod"))) {
            Schema metadata = whole.property("metadata").orElseThrow();
            assertThat(metadata.property("finalizers").orElseThrow().listType())
                    .isEqualTo(ListType.SET);
            assertThat(whole.property("kind").orElseThrow().type()).isEqualTo(Schema.Type.STRING);
        }
    }
}
