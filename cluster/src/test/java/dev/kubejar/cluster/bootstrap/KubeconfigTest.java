package dev.kubejar.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.cluster.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeconfigTest {
    private static final String OTHER =
            """
            apiVersion: v1
            kind: Config
            current-context: other
            preferences: {colors: true}
            clusters: [{name: other, cluster: {server: "https://other:6443"}}]
            contexts: [{name: other, context: {cluster: other, user: other, namespace: work}}]
            users: [{name: other, user: {token: secret}}]
            """;

    @TempDir Path directory;

    @Test
    void makesAFileThatIsNotThere() throws IOException {
        Path file = directory.resolve("new").resolve("config");

        access("a").mergeInto(file);

        JsonObject config = read(file);
        assertThat(config.string("current-context")).isEqualTo("kubejar");
        assertThat(config.objects("users")).singleElement().isEqualTo(named("user", "key", "a"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesAllElseAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("config"), OTHER);

        access("a").mergeInto(file);
        access("b").mergeInto(file);
        JsonObject merged = read(file);
        access("b").removeFrom(file);

        assertThat(merged.objects("users")).hasSize(2).contains(named("user", "key", "b"));
        assertThat(merged.object("preferences")).isEqualTo(JsonObject.of("colors", Json.of(true)));
        assertThat(read(file))
                .isEqualTo(((JsonObject) YamlReader.parse(OTHER)).with("current-context", ""));
    }

    @Test
    void takesOutOnlyItsOwnContext() throws IOException {
        Path file = directory.resolve("config");
        access("a").mergeInto(file);

        access("another cluster of that name").removeFrom(file);

        assertThat(read(file).objects("contexts")).hasSize(1);
    }

    @Test
    void writesThroughALink() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), OTHER);
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);

        access("a").mergeInto(link);

        assertThat(link).isSymbolicLink();
        assertThat(read(target).objects("users")).hasSize(2);
    }

    @Test
    void doesNotTouchWhatIsNoKubeconfig() throws IOException {
        Path file = Files.writeString(directory.resolve("config"), "a: [1");

        assertThatThrownBy(() -> access("a").mergeInto(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("left as it is");
        assertThat(file).hasContent("a: [1");
    }

    @Test
    void liesWhereKubectlLooks() {
        Path home = Path.of("/home/ann");

        assertThat(Kubeconfig.usualPlace(Map.of(), home))
                .isEqualTo(Path.of("/home/ann/.kube/config"));
        assertThat(Kubeconfig.usualPlace(Map.of("KUBECONFIG", ":/a:/b"), home))
                .isEqualTo(Path.of("/a"));
    }

    @Test
    void isReadBackAsItWasPrinted() {
        assertThat(Kubeconfig.parse(access("a").text())).isEqualTo(access("a"));
    }

    private static Kubeconfig access(String key) {
        return new Kubeconfig(
                JsonObject.of("certificate-authority-data", Json.of(key)),
                JsonObject.of("key", Json.of(key)));
    }

    private static JsonObject named(String field, String key, String value) {
        return JsonObject.builder()
                .put("name", "kubejar")
                .put(field, JsonObject.of(key, Json.of(value)))
                .build();
    }

    private static JsonObject read(Path file) throws IOException {
        return (JsonObject) YamlReader.parse(Files.readString(file));
    }
}
