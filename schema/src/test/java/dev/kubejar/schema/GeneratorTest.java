package dev.kubejar.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the schema is upstream's is tested where it is used, in `apiserver`.
final class GeneratorTest {
    @TempDir private static Path first;
    @TempDir private static Path second;

    @BeforeAll
    static void generateTwice() throws IOException {
        Generator.main(new String[] {first.toString()});
        Generator.main(new String[] {second.toString()});
    }

    @Test
    void writesTheSameBytesEveryTime() throws IOException {
        try (Stream<Path> files = Files.list(first)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(80);
            for (Path file : all) {
                assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void findsTheHomeOfATypeThatOtherGroupsUse() throws IOException {
        assertThat(types("io.k8s.api.core.v1"))
                .contains("TopologySelectorTerm", "WorkloadReference", "NodeSelector");
        assertThat(types("io.k8s.api.autoscaling.v1")).contains("Scale");
        assertThat(types("io.k8s.api.policy.v1")).contains("Eviction");
        assertThat(types("io.k8s.api.authentication.v1")).contains("TokenRequest");
    }

    @Test
    void keepsTheNumbersOfTheWireFormat() throws IOException {
        JsonObject metadata = fields("io.k8s.apimachinery.pkg.apis.meta.v1", "ObjectMeta");

        assertThat(metadata.object("resourceVersion").integer("x-protobuf-number", 0)).isEqualTo(6);
    }

    @Test
    void addsTheFactsOfTheTables() throws IOException {
        JsonObject ports = fields("io.k8s.api.core.v1", "Container").object("ports");
        JsonObject protocol = fields("io.k8s.api.core.v1", "ContainerPort").object("protocol");

        assertThat(ports.strings("x-kubernetes-list-map-keys"))
                .containsExactly("containerPort", "protocol");
        assertThat(ports.string("x-kubernetes-patch-merge-key")).isEqualTo("containerPort");
        assertThat(protocol.string("default")).isEqualTo("TCP");
        assertThat(protocol.strings("enum")).containsExactly("SCTP", "TCP", "UDP");
    }

    private static Set<String> types(String home) throws IOException {
        return read(home).keySet();
    }

    private static JsonObject fields(String home, String type) throws IOException {
        return read(home).getOrDefault(type, JsonObject.EMPTY).object("properties");
    }

    private static Map<String, JsonObject> read(String home) throws IOException {
        return Files.readAllLines(first.resolve(home + ".types")).stream()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(it -> it[0], it -> JsonReader.parseObject(it[1])));
    }
}
