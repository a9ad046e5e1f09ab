package dev.kubejar.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In JVMs of their own: a library is loaded once in a process.
final class RocksLibraryTest {
    @TempDir Path temporary;

    /// What [#leavesNothingBehind] runs; halts, as an orderly end of kubejar does.
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) {
            RocksLibrary.loadAhead();
            RocksLibrary.load();
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + temporary,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Loading.class.getName())
                        .inheritIO()
                        .start();

        assertThat(process.waitFor()).isZero();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.toString().contains("rocksdb"))).isEmpty();
        }
    }
}
