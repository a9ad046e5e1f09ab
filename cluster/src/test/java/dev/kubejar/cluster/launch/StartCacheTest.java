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

final class StartCacheTest {
    @TempDir Path home;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(home.resolve("kubejar.jar"), "one");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
    }

    private StartCache cache(Map<String, String> environment) throws IOException {
        return StartCache.of(environment, home, jar).orElseThrow();
    }

    @Test
    void liesWhereCachesLie() throws IOException {
        assertThat(cache(Map.of()).directory().getParent())
                .isEqualTo(home.resolve(".cache/kubejar"));
        assertThat(cache(Map.of("XDG_CACHE_HOME", "/c")).directory().getParent())
                .isEqualTo(Path.of("/c/kubejar"));
        assertThat(cache(Map.of(StartCache.VARIABLE, "/mine")).directory().getParent())
                .isEqualTo(Path.of("/mine"));
    }

    @Test
    void isLeftOutWhenTheUserSaysSo() throws IOException {
        assertThat(StartCache.of(Map.of(StartCache.VARIABLE, "off"), home, jar)).isEmpty();
    }

    @Test
    void anotherBuildHasAnotherCacheWhichReplacesTheFirst() throws IOException {
        StartCache first = accepted();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(2_000));
        assertThat(cache(Map.of()).exists()).isFalse();

        StartCache second = accepted();

        assertThat(second.exists()).isTrue();
        assertThat(first.exists()).isFalse();
    }

    @Test
    void leavesTheCachesOfOtherJarsAlone() throws IOException {
        StartCache first = accepted();
        jar = Files.writeString(home.resolve("other.jar"), "two");

        accepted();

        assertThat(first.exists()).isTrue();
    }

    private StartCache accepted() throws IOException {
        StartCache cache = cache(Map.of());
        Path fresh = cache.makeRoom();
        Files.writeString(StartCache.classes(fresh), "classes");
        cache.accept(fresh);
        return cache;
    }
}
