package dev.kubejar.kubelet.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A directory whose files change all at once: they stand in a directory of their own that the link
/// `..data` leads to, and a change makes a new one and moves the link. Every file or directory that
/// a user sees is a link through `..data`.
final class AtomicDirectory {
    private static final String DATA = "..data";
    private static final String NEW_DATA = "..data_tmp";

    private final Path root;

    AtomicDirectory(Path root) {
        this.root = root;
    }

    /// Makes the directory show exactly these files, by their path in it; writes nothing when it
    /// does already.
    ///
    /// @param prefix of the new directory's name, such as `..2026_11_21_10_00_00.`
    void write(Map<String, VolumeFile> files, String prefix) throws IOException {
        Files.createDirectories(root);
        if (shows(files)) {
            return;
        }
        Path old = Files.isSymbolicLink(link()) ? link().toRealPath() : root.resolve(NEW_DATA);
        Path next = Files.createTempDirectory(root, prefix);
        setMode(next, 0755);
        for (Map.Entry<String, VolumeFile> file : files.entrySet()) {
            write(next.resolve(file.getKey()), file.getValue());
        }
        Path fresh = root.resolve(NEW_DATA);
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, next.getFileName());
        Files.move(fresh, link(), StandardCopyOption.ATOMIC_MOVE);
        linkNames(files.keySet());
        Trees.delete(old);
    }

    private Path link() {
        return root.resolve(DATA);
    }

    private void write(Path path, VolumeFile file) throws IOException {
        Path parent = path.getParent();
        if (!path.normalize().startsWith(root) || parent == null) {
            throw new IOException("invalid path " + path);
        }
        Files.createDirectories(parent);
        Files.write(path, file.bytes());
        setMode(path, file.mode());
    }

    /// A link for each name at the top, and none for names that are gone.
    private void linkNames(Set<String> paths) throws IOException {
        var names = new HashSet<String>();
        for (String path : paths) {
            names.add(Path.of(path).getName(0).toString());
        }
        for (String name : names) {
            Path link = root.resolve(name);
            if (Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, Path.of(DATA, name));
            }
        }
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.startsWith("..") && !names.contains(name)) {
                    Files.delete(entry);
                }
            }
        }
    }

    private boolean shows(Map<String, VolumeFile> files) throws IOException {
        if (!Files.isDirectory(link())) {
            return false;
        }
        Path current = link().toRealPath();
        List<Path> present;
        try (Stream<Path> all = Files.walk(current)) {
            present = all.filter(Files::isRegularFile).toList();
        }
        if (present.size() != files.size()) {
            return false;
        }
        for (Path path : present) {
            VolumeFile wanted = files.get(current.relativize(path).toString());
            if (wanted == null || !equal(path, wanted)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Path path, VolumeFile wanted) throws IOException {
        try {
            return Arrays.equals(Files.readAllBytes(path), wanted.bytes());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    static void setMode(Path path, int mode) throws IOException {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        Files.setPosixFilePermissions(path, permissions);
    }
}
