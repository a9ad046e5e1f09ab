package dev.kubejar.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaHomesTest {
    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({
        "25.0.3, 25",
        "25, 25",
        "26-ea, 26",
        "17.0.15, 17",
        "1.8.0_402, 8",
        "'', 0",
        "unknown, 0"
    })
    void readsTheFeatureReleaseOfAVersion(String version, int feature) {
        assertThat(JavaHomes.feature(version)).isEqualTo(feature);
    }

    @Test
    void prefersJavaHome() throws IOException {
        install("usr/lib/jvm/temurin-25", "25.0.3");
        File mine = install("opt/mine", "25.0.1");

        assertThat(homes(Collections.singletonMap("JAVA_HOME", mine.getPath())).find(25))
                .contains(mine);
    }

    @Test
    void passesOverAnOldJavaHome() throws IOException {
        File old = install("opt/old", "17.0.15");
        File recent = install("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(homes(Collections.singletonMap("JAVA_HOME", old.getPath())).find(25))
                .contains(recent);
    }

    @Test
    void followsTheLinkOnThePath() throws IOException {
        File home = install("opt/jdk", "26");
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.toPath().resolve("bin/java"));

        assertThat(homes(Collections.singletonMap("PATH", bin.toString())).find(25))
                .contains(home.getCanonicalFile());
    }

    @Test
    void looksIntoSdkmanAndMacFolders() throws IOException {
        File sdkman = install("home/.sdkman/candidates/java/25.0.3-tem", "25.0.3");
        assertThat(homes(Collections.emptyMap()).find(25)).contains(sdkman);

        File mac = install("Library/Java/JavaVirtualMachines/temurin-26.jdk/Contents/Home", "26");
        assertThat(homes(Collections.emptyMap()).find(26)).contains(mac);
    }

    @Test
    void findsNothingWhereAllAreTooOld() throws IOException {
        install("usr/lib/jvm/openjdk-17", "17.0.15");
        assertThat(homes(Collections.emptyMap()).find(25)).isEmpty();
    }

    private JavaHomes homes(Map<String, String> environment) {
        return new JavaHomes(environment, root.toFile(), root.resolve("home").toFile());
    }

    private File install(String place, String version) throws IOException {
        Path home = Files.createDirectories(root.resolve(place));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.write(
                home.resolve("release"),
                ("JAVA_VERSION=\"" + version + "\"\n").getBytes(StandardCharsets.UTF_8));
        return home.toFile();
    }
}
