package dev.kubejar.apiserver.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.Seed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final Json OBJECT =
            JsonReader.parse(
                    """
                    {"metadata": {"name": "a", "labels": {"app.kubernetes.io/name": "web"}},
                     "spec": {"replicas": 3, "ports": [{"name": "x", "port": 1},
                      {"name": "y", "port": 2}, {"port": 3}]},
                     "status": {"conditions": [{"type": "Ready", "status": "True"},
                      {"type": "Old", "status": "False"}]}}
                    """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".spec.replicas | [3]",
                ".spec['replicas'] | [3]",
                ".metadata.labels.app\\.kubernetes\\.io/name | [\"web\"]",
                ".metadata.labels['app.kubernetes.io/name'] | [\"web\"]",
                ".spec.ports[0].port | [1]",
                ".spec.ports[-1].port | [3]",
                ".spec.ports[1:].port | [2,3]",
                ".spec.ports[:1].port | [1]",
                ".spec.ports[0:3:2].port | [1,3]",
                ".spec.ports[*].name | [\"x\",\"y\"]",
                ".spec.ports[7].port | []",
                ".spec.nothing.there | []",
                "..port | [1,2,3]",
                ".status.conditions[?(@.type==\"Ready\")].status | [\"True\"]",
                ".status.conditions[?(@.type=='Old')].status | [\"False\"]",
                ".status.conditions[?(@.type!=\"Ready\")].type | [\"Old\"]",
                ".spec.ports[?(@.port>1)].port | [2,3]",
                ".spec.ports[?(@.port<=2)].port | [1,2]",
                ".spec.ports[?(@.name)].port | [1,2]",
                ".metadata.* | [{\"app.kubernetes.io/name\":\"web\"},\"a\"]"
            })
    void findsWhatIsThere(String path, String found) {
        assertThat(JsonArray.of(JsonPath.parse(path).find(OBJECT)).toString()).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec",
                ".a[",
                ".a[x]",
                ".a[?(@.b==)]",
                ".a['b]",
                ".a[1:2:3:4]",
                ".a b",
                ".a{",
                ".a}"
            })
    void refusesWhatIsNoPath(String path) {
        assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void randomTextsAreReadOrRefused() {
        long seed = Seed.first();
        var random = new Random(seed);
        String alphabet = ".[]?()@*'\"=<>!:-019abc\\ ";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(".");
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(find(text.toString())).as("seed " + seed + " " + text).isNotNull();
        }
    }

    private static List<Json> find(String path) {
        try {
            return JsonPath.parse(path).find(OBJECT);
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
    }
}
