package dev.kubejar.store.rocksdb;

import dev.kubejar.store.StoreDamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// The newest acknowledged revision, in a file of its own beside RocksDB's: RocksDB takes a log
/// whose end was cut off for one that was torn by a crash, and only this file knows better.
///
/// 20 bytes: magic, revision, CRC-32C. They are written after each sync of the log and before
/// anyone is answered, which any end of the process survives; they are synced about once a second,
/// so after a power failure the mark may be a second old, which is still a lower bound.
final class HighWaterMark implements AutoCloseable {
    private static final String FILE = "high-water-mark";
    private static final long MAGIC = 0x6b75_6265_6a61_7231L; // "kubejar1"
    private static final int LENGTH = Long.BYTES + Long.BYTES + Integer.BYTES;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LENGTH);
    private boolean synced = true;

    private HighWaterMark(FileChannel channel) {
        this.channel = channel;
    }

    /// Reads the mark of the store in `directory`; empty if there is no such file.
    static OptionalLong read(Path directory) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(directory.resolve(FILE));
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
        ByteBuffer content = ByteBuffer.wrap(bytes);
        if (bytes.length != LENGTH
                || content.getLong() != MAGIC
                || content.getInt(LENGTH - Integer.BYTES) != checksum(content)) {
            throw new StoreDamagedException("the file " + directory.resolve(FILE) + " is garbled");
        }
        return OptionalLong.of(content.getLong(Long.BYTES));
    }

    static HighWaterMark open(Path directory) throws IOException {
        return new HighWaterMark(
                FileChannel.open(
                        directory.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE));
    }

    private static int checksum(ByteBuffer content) {
        var crc = new CRC32C();
        crc.update(content.duplicate().position(0).limit(LENGTH - Integer.BYTES));
        return (int) crc.getValue();
    }

    /// Raises the mark; from now on it survives the end of the process.
    void write(long revision) throws IOException {
        buffer.clear();
        buffer.putLong(MAGIC).putLong(revision);
        buffer.putInt(checksum(buffer));
        buffer.flip();
        channel.write(buffer, 0);
        synced = false;
    }

    /// Brings the mark to the disk.
    void sync() throws IOException {
        if (!synced) {
            channel.force(true);
            synced = true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
