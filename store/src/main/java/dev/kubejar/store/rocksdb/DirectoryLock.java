package dev.kubejar.store.rocksdb;

import dev.kubejar.store.StoreLockedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Keeps a second process out of a store's directory: a lock on the file `lock`, which the kernel
/// gives back when the process ends, however it ends. The file names the holder's process.
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "lock";
    private static final int MOST_DIGITS = 20;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws StoreLockedException if the directory is in use
    static DirectoryLock acquire(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new StoreLockedException(directory, holder(channel));
            }
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) { // held by this very process
            return null;
        }
    }

    private static OptionalLong holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MOST_DIGITS);
        channel.read(content, 0);
        String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        boolean isPid = text.matches("[0-9]{1,10}\n");
        return isPid ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }

    /// Writes down who holds it; apart from [#acquire], so that a refusal leaves the file alone.
    void nameHolder() throws IOException {
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
