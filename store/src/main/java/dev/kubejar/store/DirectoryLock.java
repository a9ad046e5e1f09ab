package dev.kubejar.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Keeps a second process out of a directory: a lock on the file `lock` in it, which the kernel
/// gives back when the process ends, however it ends. The file can name the holder's process.
public final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Empty while another process, or this one, holds it.
    public static Optional<DirectoryLock> tryAcquire(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) != null) {
                return Optional.of(new DirectoryLock(channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) { // held by this very process
            return null;
        }
    }

    /// The process that holds it, or held it last, if it named itself.
    public static OptionalLong holder(Path directory) throws IOException {
        String text = Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1);
        boolean isPid = text.matches("[0-9]{1,10}\n");
        return isPid ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    /// Writes down who holds it; apart from [#tryAcquire], so that a refusal leaves the file alone.
    public void nameHolder() throws IOException {
        channel.truncate(0);
        String pid = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
