package dev.kubejar.cluster.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// A file of loaded and linked classes and of method profiles, which halves the time of a start
/// ([JEP 483](https://openjdk.org/jeps/483), [515](https://openjdk.org/jeps/515)).
///
/// It is good for one jar and one Java only, so its name is made of both:
/// `~/.cache/kubejar/PLACE-CONTENT.aot`, where PLACE says which jar and which Java, CONTENT which
/// build of them. A new build's cache replaces the old one's.
///
/// @param file may not exist yet
record AotCache(Path file) {
    /// Names another directory, or with `off` none.
    static final String VARIABLE = "KUBEJAR_AOT_CACHE";

    private static final String SUFFIX = ".aot";

    /// The cache of this jar in this Java; empty when the user wants none.
    static Optional<AotCache> of(Map<String, String> environment, Path userHome, Path jar)
            throws IOException {
        String wanted = environment.getOrDefault(VARIABLE, "");
        if (wanted.equals("off")) {
            return Optional.empty();
        }
        Path directory = wanted.isEmpty() ? usual(environment, userHome) : Path.of(wanted);
        String place = hash(jar.toAbsolutePath() + "\n" + System.getProperty("java.home"));
        String content =
                hash(
                        Files.size(jar)
                                + "\n"
                                + Files.getLastModifiedTime(jar).toMillis()
                                + "\n"
                                + System.getProperty("java.vm.version"));
        return Optional.of(new AotCache(directory.resolve(place + "-" + content + SUFFIX)));
    }

    private static Path usual(Map<String, String> environment, Path userHome) {
        String base = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (base.isEmpty() ? userHome.resolve(".cache") : Path.of(base)).resolve("kubejar");
    }

    private static String hash(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    boolean exists() {
        return Files.isReadable(file);
    }

    /// A place beside the file, from where [#accept] can move a fresh one at one stroke.
    Path makeRoom() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(directory()), "making");
    }

    /// Puts a freshly made file in place and drops those of earlier builds.
    void accept(Path fresh) throws IOException {
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        List<Path> outdated;
        try (Stream<Path> all = Files.list(directory())) {
            outdated = all.filter(this::isOutdated).toList();
        }
        for (Path other : outdated) {
            Files.deleteIfExists(other);
        }
    }

    private boolean isOutdated(Path other) {
        String name = String.valueOf(other.getFileName());
        String own = String.valueOf(file.getFileName());
        String place = own.substring(0, own.indexOf('-') + 1);
        return name.startsWith(place) && name.endsWith(SUFFIX) && !name.equals(own);
    }

    private Path directory() {
        return file.toAbsolutePath().resolveSibling("");
    }
}
