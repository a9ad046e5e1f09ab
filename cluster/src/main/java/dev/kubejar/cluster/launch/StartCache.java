package dev.kubejar.cluster.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// What halves the time of a start: a file of loaded and linked classes and of method profiles
/// ([JEP 483](https://openjdk.org/jeps/483), [515](https://openjdk.org/jeps/515)), and RocksDB's
/// library, unpacked.
///
/// It is good for one jar and one Java only, so its name is made of both:
/// `~/.cache/kubejar/PLACE-CONTENT`, where PLACE says which jar and which Java, CONTENT which build
/// of them. A new build's cache replaces the old one's.
///
/// @param directory appears whole or not at all
record StartCache(Path directory) {
    /// Names another directory, or with `off` none.
    static final String VARIABLE = "KUBEJAR_AOT_CACHE";

    private static final String CLASSES = "classes.aot";

    /// The cache of this jar in this Java; empty when the user wants none.
    static Optional<StartCache> of(Map<String, String> environment, Path userHome, Path jar)
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
        return Optional.of(new StartCache(directory.resolve(place + "-" + content)));
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
        return Files.isReadable(classes(directory));
    }

    /// The file of classes, in this directory or in one that is to become it.
    static Path classes(Path directory) {
        return directory.resolve(CLASSES);
    }

    /// What makes a JVM use it.
    List<String> flags() {
        return List.of("-XX:AOTCache=" + classes(directory), "-Djava.library.path=" + directory);
    }

    /// A directory beside it, which [#accept] can put in its place at one stroke.
    Path makeRoom() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(parent()), "making");
    }

    /// Puts what was freshly made in place and drops those of earlier builds.
    void accept(Path fresh) throws IOException {
        List<Path> outdated;
        try (Stream<Path> all = Files.list(parent())) {
            outdated = all.filter(this::isOfSamePlace).toList();
        }
        for (Path other : outdated) {
            remove(other);
        }
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isOfSamePlace(Path other) {
        String own = String.valueOf(directory.getFileName());
        String place = own.substring(0, own.indexOf('-') + 1);
        return String.valueOf(other.getFileName()).startsWith(place);
    }

    /// Removes a directory with all that is in it.
    static void remove(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private Path parent() {
        return directory.toAbsolutePath().resolveSibling("");
    }
}
