package dev.kubejar.store.rocksdb;

import dev.kubejar.store.JournalRecord;
import dev.kubejar.store.StoreDamagedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// How the database's rows look. The key of a record is its revision, big-endian, so that the rows
/// are in the order of time; key 0 is the [Ledger].
///
/// A record: 1 byte 0 (put) or 1 (deleted), then createRevision, previousRevision, the length of
/// the key (4 bytes), the key in UTF-8, the value.
final class Rows {
    static final byte[] LEDGER_KEY = key(0);

    private static final int HEADER = 1 + Long.BYTES + Long.BYTES + Integer.BYTES;

    private Rows() {}

    static byte[] key(long revision) {
        return ByteBuffer.allocate(Long.BYTES).putLong(revision).array();
    }

    static long revision(byte[] key) {
        if (key.length != Long.BYTES) {
            throw new StoreDamagedException("a row of the database has an unknown key");
        }
        return ByteBuffer.wrap(key).getLong();
    }

    static byte[] encode(JournalRecord record) {
        byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER + key.length + record.value().length)
                .put((byte) (record.deleted() ? 1 : 0))
                .putLong(record.createRevision())
                .putLong(record.previousRevision())
                .putInt(key.length)
                .put(key)
                .put(record.value())
                .array();
    }

    static JournalRecord decode(long revision, byte[] row) {
        try {
            ByteBuffer content = ByteBuffer.wrap(row);
            boolean deleted = content.get() == 1;
            long createRevision = content.getLong();
            long previousRevision = content.getLong();
            byte[] key = new byte[content.getInt()];
            content.get(key);
            byte[] value = new byte[content.remaining()];
            content.get(value);
            return new JournalRecord(
                    new String(key, StandardCharsets.UTF_8),
                    value,
                    createRevision,
                    revision,
                    previousRevision,
                    deleted);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new StoreDamagedException("the record of revision " + revision + " is cut", e);
        }
    }
}
