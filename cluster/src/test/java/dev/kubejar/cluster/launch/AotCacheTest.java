package dev.kubejar.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AotCacheTest {
    @TempDir Path home;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(home.resolve("kubejar.jar"), "one");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
    }

    private AotCache cache(Map<String, String> environment) throws IOException {
        return AotCache.of(environment, home, jar).orElseThrow();
    }

    @Test
    void liesWhereCachesLie() throws IOException {
        assertThat(cache(Map.of()).file().getParent()).isEqualTo(home.resolve(".cache/kubejar"));
        assertThat(cache(Map.of("XDG_CACHE_HOME", "/c")).file().getParent())
                .isEqualTo(Path.of("/c/kubejar"));
        assertThat(cache(Map.of(AotCache.VARIABLE, "/mine")).file().getParent())
                .isEqualTo(Path.of("/mine"));
    }

    @Test
    void isLeftOutWhenTheUserSaysSo() throws IOException {
        assertThat(AotCache.of(Map.of(AotCache.VARIABLE, "off"), home, jar)).isEmpty();
    }

    @Test
    void anotherBuildHasAnotherCacheWhichReplacesTheFirst() throws IOException {
        AotCache first = accepted();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(2_000));
        assertThat(cache(Map.of()).exists()).isFalse();

        AotCache second = accepted();

        assertThat(second.exists()).isTrue();
        assertThat(first.exists()).isFalse();
    }

    @Test
    void leavesTheCachesOfOtherJarsAlone() throws IOException {
        AotCache first = accepted();
        jar = Files.writeString(home.resolve("other.jar"), "two");

        accepted();

        assertThat(first.exists()).isTrue();
    }

    private AotCache accepted() throws IOException {
        AotCache cache = cache(Map.of());
        cache.accept(Files.writeString(cache.makeRoom().resolve("fresh"), "classes"));
        return cache;
    }
}
