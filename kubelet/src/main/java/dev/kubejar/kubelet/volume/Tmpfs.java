package dev.kubejar.kubelet.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Mounts memory as a file system, with the system's `mount` and `umount`.
final class Tmpfs {
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final long PATIENCE_SECONDS = 30;

    private Tmpfs() {}

    /// Nothing happens when something is mounted there already.
    ///
    /// @param bytes how much it may hold; half of the memory when empty
    static void mount(Path directory, Optional<Long> bytes) throws IOException {
        if (below(directory).contains(directory)) {
            return;
        }
        String options = bytes.map(size -> "size=" + size).orElse("defaults");
        run(List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()));
    }

    /// Unmounts whatever is mounted at or below a directory.
    static void unmountBelow(Path directory) throws IOException {
        for (Path mounted : below(directory).reversed()) {
            run(List.of("umount", mounted.toString()));
        }
    }

    private static List<Path> below(Path directory) throws IOException {
        if (!Files.isReadable(MOUNTS)) {
            return List.of();
        }
        return Files.readAllLines(MOUNTS).stream()
                .map(line -> Path.of(line.split(" ", -1)[1].replace("\\040", " ")))
                .filter(path -> path.startsWith(directory))
                .toList();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(String.join(" ", command) + ": did not end");
            }
            if (process.exitValue() != 0) {
                String output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException(String.join(" ", command) + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(String.join(" ", command) + ": interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
