package dev.kubejar.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SchemasTest {
    private final Schemas schemas = Schemas.load();

    @Test
    void knowsHowContainersAreMerged() {
        Schema containers = at("v1", "Pod", "spec", "containers");

        assertThat(containers.type()).isEqualTo(Schema.Type.ARRAY);
        assertThat(containers.listType()).isEqualTo(ListType.MAP);
        assertThat(containers.listMapKeys()).containsExactly("name");
        assertThat(containers.patchMergeKey()).contains("name");
        assertThat(containers.patchStrategies()).containsExactly(PatchStrategy.MERGE);
    }

    @Test
    void knowsThePortsDefaultProtocol() {
        Schema port = at("v1", "Pod", "spec", "containers").items().orElseThrow();
        Schema ports = port.property("ports").orElseThrow();

        assertThat(ports.listMapKeys()).containsExactly("containerPort", "protocol");
        assertThat(
                        ports.items()
                                .flatMap(items -> items.property("protocol"))
                                .flatMap(Schema::defaultValue))
                .contains(Json.of("TCP"));
    }

    @Test
    void knowsAtomicAndGranularMaps() {
        assertThat(at("v1", "Pod", "spec", "nodeSelector").isAtomicMap()).isTrue();
        assertThat(at("v1", "Pod", "metadata", "labels").isAtomicMap()).isFalse();
        assertThat(at("apps/v1", "Deployment", "spec", "selector").isAtomicMap()).isTrue();
        assertThat(at("v1", "PersistentVolume", "spec", "claimRef").isAtomicMap()).isFalse();
        assertThat(at("apps/v1", "Deployment", "spec", "strategy").patchStrategies())
                .containsExactly(PatchStrategy.RETAIN_KEYS);
    }

    @Test
    void namesTypesAsGoDoes() {
        assertThat(at("v1", "Pod", "spec", "containers").goType()).isEqualTo("[]v1.Container");
        assertThat(at("v1", "Pod", "spec").goType()).isEqualTo("v1.PodSpec");
        assertThat(at("v1", "Secret", "data").goType()).isEqualTo("map[string][]uint8");
    }

    @Test
    void followsATypeThatContainsItself() {
        Schema schema =
                schemas.definition(
                        "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps");

        assertThat(schema.property("not").flatMap(inner -> inner.property("not"))).isPresent();
    }

    @Test
    void knowsNothingOfOtherKinds() {
        assertThat(schemas.of("example.com/v1", "Widget")).isEmpty();
        assertThat(schemas.of("v1", "Widget")).isEmpty();
        assertThat(List.of(schemas.of("apps/v1", "Pod"))).containsExactly(Optional.empty());
    }

    private Schema at(String apiVersion, String kind, String... path) {
        Schema here = schemas.of(apiVersion, kind).orElseThrow();
        for (String step : path) {
            here = here.property(step).orElseThrow();
        }
        return here;
    }
}
