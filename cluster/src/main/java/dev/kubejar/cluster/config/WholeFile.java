package dev.kubejar.cluster.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that appears whole or not at all, whenever the process ends.
public final class WholeFile {
    /// Permissions of a file that only its owner may read, and of one that all may read.
    public static final String PRIVATE = "rw-------";

    public static final String READABLE = "rw-r--r--";

    private WholeFile() {}

    /// Makes or replaces `file`. Nobody but the owner can read it before it has its permissions.
    ///
    /// @param permissions [#PRIVATE] or [#READABLE]
    public static void write(Path file, byte[] content, String permissions) throws IOException {
        Path fresh =
                Files.createTempFile(
                        file.getParent(),
                        "." + file.getFileName(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString(PRIVATE)));
        Files.write(fresh, content);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static void write(Path file, String text, String permissions) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), permissions);
    }
}
