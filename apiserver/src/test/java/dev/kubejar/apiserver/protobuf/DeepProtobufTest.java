package dev.kubejar.apiserver.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Schemas within schemas, which protobuf lets lie as deep as one likes.
final class DeepProtobufTest {
    private static final String VERSION = "apiextensions.k8s.io/v1";
    private static final String KIND = "CustomResourceDefinition";

    private final Protobuf protobuf = new Protobuf(Schemas.load());

    @Test
    void depthHasAnEnd() {
        JsonObject shallow = definition(60);

        assertThat(protobuf.decode(protobuf.encode(shallow), VERSION, KIND).object("spec"))
                .isEqualTo(shallow.object("spec"));
        byte[] deep = protobuf.encode(definition(400));
        assertThatThrownBy(() -> protobuf.decode(deep, VERSION, KIND))
                .isInstanceOf(ProtobufException.class)
                .hasMessage("exceeded max depth");
    }

    private static JsonObject definition(int levels) {
        JsonObject schema = JsonObject.of("type", Json.of("object"));
        for (int i = 0; i < levels; i++) {
            schema = JsonObject.of("not", schema);
        }
        JsonObject version =
                JsonObject.of("name", Json.of("v1"))
                        .with("schema", JsonObject.of("openAPIV3Schema", schema));
        return JsonObject.of("apiVersion", Json.of(VERSION))
                .with("kind", KIND)
                .with("spec", JsonObject.of("versions", JsonArray.of(List.of(version))));
    }
}
