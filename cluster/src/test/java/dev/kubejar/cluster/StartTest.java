package dev.kubejar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The time of a start is the time of loading, verifying and linking its classes; so its classes
/// are what is held to a test, and no clock.
final class StartTest {
    /// What is heavy and has its hour later: expressions, the columns of tables, certificates of
    /// the world, configuration files of Logback.
    private static final Pattern NOT_YET =
            Pattern.compile(
                    "dev\\.cel\\..*|com\\.google\\..*|org\\.antlr\\..*"
                            + "|dev\\.kubejar\\.api\\.builtin\\.\\w+Columns"
                            + "|dev\\.kubejar\\.kubelet\\.runtime\\.docker\\.Docker.*"
                            + "|org\\.bouncycastle\\.jce\\.provider\\..*"
                            + "|io\\.netty\\.handler\\.ssl\\.JdkSslContext"
                            + "|sun\\.security\\.ssl\\.TrustStoreManager|sun\\.security\\.pkcs12\\..*"
                            + "|ch\\.qos\\.logback\\.classic\\.joran\\..*"
                            + "|ch\\.qos\\.logback\\.classic\\.PatternLayout");

    /// 5,300 when this was written. One who comes near it finds out what it is for.
    private static final int MOST = 6000;

    @TempDir Path directory;

    @Test
    void aStartLoadsWhatItNeedsAndNoMore() throws Exception {
        List<String> classes = classesOfAStart();

        assertThat(classes).contains("dev.kubejar.cluster.Cluster");
        assertThat(classes).filteredOn(name -> NOT_YET.matcher(name).matches()).isEmpty();
        assertThat(classes).hasSizeLessThan(MOST);
    }

    /// The first start of a data directory, in a JVM of its own.
    private List<String> classesOfAStart() throws IOException, InterruptedException {
        Path log = directory.resolve("classes");
        Process kubejar =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + log + ":none",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "up",
                                "--data-dir=" + directory.resolve("data"),
                                "--kubeconfig=" + directory.resolve("kubeconfig"),
                                "--runtime=simulated",
                                "--proxy=none",
                                "--port=0")
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader words = kubejar.inputReader()) {
            var said = new ArrayList<String>();
            boolean isReady =
                    words.lines().peek(said::add).anyMatch(line -> line.startsWith("Ready"));
            assertThat(isReady).as("ready, after it said %s", said).isTrue();
        } finally {
            kubejar.destroy();
            kubejar.waitFor();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
