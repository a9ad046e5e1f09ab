package dev.kubejar.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        JsonObject core = read("io.k8s.api.core.v1.json");

        assertThat(core.keys())
                .contains("TopologySelectorTerm", "WorkloadReference", "NodeSelector");
        assertThat(read("io.k8s.api.autoscaling.v1.json").keys()).contains("Scale");
        assertThat(read("io.k8s.api.policy.v1.json").keys()).contains("Eviction");
        assertThat(read("io.k8s.api.authentication.v1.json").keys()).contains("TokenRequest");
    }

    @Test
    void keepsTheNumbersOfTheWireFormat() throws IOException {
        JsonObject metadata =
                read("io.k8s.apimachinery.pkg.apis.meta.v1.json").object("ObjectMeta");

        assertThat(
                        metadata.object("properties")
                                .object("resourceVersion")
                                .integer("x-protobuf-number", 0))
                .isEqualTo(6);
    }

    @Test
    void addsTheFactsOfTheTable() throws IOException {
        JsonObject ports =
                read("io.k8s.api.core.v1.json")
                        .object("Container")
                        .object("properties")
                        .object("ports");

        assertThat(ports.strings("x-kubernetes-list-map-keys"))
                .containsExactly("containerPort", "protocol");
        assertThat(ports.string("x-kubernetes-patch-merge-key")).isEqualTo("containerPort");
    }

    private static JsonObject read(String file) throws IOException {
        return JsonReader.parseObject(Files.readAllBytes(first.resolve(file)));
    }
}
