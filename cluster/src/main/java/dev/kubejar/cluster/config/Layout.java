package dev.kubejar.cluster.config;

import dev.kubejar.store.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/// The data directory's inside.
///
/// @param root such as `~/.kubejar`
public record Layout(Path root) {

    public Path pki() {
        return root.resolve("pki");
    }

    public Path store() {
        return root.resolve("store");
    }

    /// The kubelets' folders: volumes, hosts files, termination messages.
    public Path kubelet() {
        return root.resolve("kubelet");
    }

    public Path log() {
        return root.resolve("kubejar.log");
    }

    /// Who runs here now, see [RunFile].
    public Path run() {
        return root.resolve("run.json");
    }

    /// What the cluster is for good; `delete` reads from it what to clean up.
    public Path cluster() {
        return root.resolve("cluster.json");
    }

    /// The user's own access, kept for `kubejar kubeconfig`.
    public Path kubeconfig() {
        return root.resolve("kubeconfig");
    }

    /// Makes the directory, for its owner only; one clear line when that cannot be.
    public void create() {
        try {
            Files.createDirectories(
                    root,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            if (!Files.isWritable(root)) {
                throw new UsageException("cannot write to the data directory " + root);
            }
        } catch (IOException e) {
            throw new UsageException("cannot use the data directory " + root + ": " + reason(e));
        }
    }

    /// Held by the process that runs a cluster here; empty while another one, or this one, has it.
    public Optional<DirectoryLock> tryLock() {
        try {
            return DirectoryLock.tryAcquire(root);
        } catch (IOException e) {
            throw new UsageException(
                    "cannot lock the data directory " + root + ": " + e.getMessage());
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
