package dev.kubejar.kubelet.volume;

import dev.kubejar.api.core.volume.Volume.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Paths of the node itself, checked for being what a pod expects.
///
/// Source: [hostPath](https://kubernetes.io/docs/concepts/storage/volumes/#hostpath)
final class HostPaths {
    private static final int TYPE_MASK = 0170000;
    private static final int CHAR_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    private HostPaths() {}

    /// The path, made if its type says so; throws [VolumeProblem].
    static Path checked(String volume, HostPath source) throws IOException {
        Path path = Path.of(source.path());
        boolean isRight =
                switch (source.type()) {
                    case "DirectoryOrCreate" -> {
                        if (Files.notExists(path)) {
                            Files.createDirectories(path);
                            AtomicDirectory.setMode(path, 0755);
                        }
                        yield Files.isDirectory(path);
                    }
                    case "FileOrCreate" -> {
                        if (Files.notExists(path)) {
                            Files.createFile(path);
                            AtomicDirectory.setMode(path, 0644);
                        }
                        yield Files.isRegularFile(path);
                    }
                    case "Directory" -> Files.isDirectory(path);
                    case "File" -> Files.isRegularFile(path);
                    case "Socket" -> is(path, SOCKET);
                    case "CharDevice" -> is(path, CHAR_DEVICE);
                    case "BlockDevice" -> is(path, BLOCK_DEVICE);
                    default -> true;
                };
        if (!isRight) {
            throw new VolumeProblem(
                    volume,
                    "hostPath type check failed: %s is not a %s"
                            .formatted(source.path(), name(source.type())));
        }
        return path;
    }

    private static boolean is(Path path, int type) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && ((Integer) Files.getAttribute(path, "unix:mode") & TYPE_MASK) == type;
    }

    private static String name(String type) {
        return switch (type) {
            case "Directory", "DirectoryOrCreate" -> "directory";
            case "File", "FileOrCreate" -> "file";
            case "Socket" -> "socket file";
            case "CharDevice" -> "character device";
            default -> "block device";
        };
    }
}
