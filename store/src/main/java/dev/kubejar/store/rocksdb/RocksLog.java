package dev.kubejar.store.rocksdb;

import dev.kubejar.store.CompactedException;
import dev.kubejar.store.Durability;
import dev.kubejar.store.JournalChange;
import dev.kubejar.store.JournalRecord;
import dev.kubejar.store.StoreDamagedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.Checkpoint;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The revision log of a directory that is whole and open for writing. It is all there is: the live
/// state of a key is the newest record of that key, which compaction therefore keeps.
///
/// Appending, compacting and maintaining are the writer thread's; the rest is anyone's.
final class RocksLog implements AutoCloseable {
    static final String DATABASE = "db";

    private final Durability durability;
    private final RocksDatabase database;
    private final HighWaterMark mark;
    private final WriteOptions appending;
    private final WriteOptions compacting = new WriteOptions();
    private volatile Ledger ledger;
    private boolean dirty; // written since the last maintenance

    RocksLog(Path directory, Durability durability, RocksDatabase database, Ledger ledger)
            throws IOException {
        this.durability = durability;
        this.database = database;
        this.ledger = ledger;
        this.mark = HighWaterMark.open(directory);
        this.appending = new WriteOptions().setSync(durability == Durability.SYNC);
    }

    void append(List<JournalRecord> batch) throws RocksDBException, IOException {
        Ledger after = ledger;
        try (var writes = new WriteBatch()) {
            for (JournalRecord record : batch) {
                writes.put(Rows.key(record.revision()), Rows.encode(record));
                after = after.plus(record.revision());
            }
            writes.put(Rows.LEDGER_KEY, after.encode());
            db().write(appending, writes);
        }
        ledger = after;
        dirty = true;
        if (durability == Durability.SYNC) {
            mark.write(after.revision());
        }
    }

    List<JournalChange> read(long afterRevision, int limit) throws RocksDBException {
        Snapshot snapshot = db().getSnapshot();
        try (var reading = new ReadOptions().setSnapshot(snapshot);
                RocksIterator rows = db().newIterator(reading)) {
            long compacted = ledger(reading).compactedRevision();
            if (afterRevision < compacted) {
                throw new CompactedException(afterRevision, compacted);
            }
            List<JournalChange> changes = new ArrayList<>();
            for (rows.seek(Rows.key(afterRevision + 1));
                    rows.isValid() && changes.size() < limit;
                    rows.next()) {
                JournalRecord record = record(rows);
                requireNext(afterRevision + changes.size() + 1, record);
                changes.add(new JournalChange(record, previous(record, reading)));
            }
            rows.status();
            return changes;
        } finally {
            db().releaseSnapshot(snapshot);
        }
    }

    private Ledger ledger(ReadOptions reading) throws RocksDBException {
        byte[] row = db().get(reading, Rows.LEDGER_KEY);
        return row == null ? Ledger.EMPTY : Ledger.decode(row).orElse(Ledger.EMPTY);
    }

    private static void requireNext(long expected, JournalRecord record) {
        if (record.revision() != expected) {
            throw new StoreDamagedException("the record of revision " + expected + " is missing");
        }
    }

    private Optional<JournalRecord> previous(JournalRecord record, ReadOptions reading)
            throws RocksDBException {
        long revision = record.previousRevision();
        if (revision == 0 || record.deleted()) {
            return Optional.empty();
        }
        byte[] row = db().get(reading, Rows.key(revision));
        if (row == null) {
            throw new StoreDamagedException("the record of revision " + revision + " is missing");
        }
        return Optional.of(Rows.decode(revision, row));
    }

    static JournalRecord record(RocksIterator rows) {
        return Rows.decode(Rows.revision(rows.key()), rows.value());
    }

    /// Every row is written once, so that one `singleDelete` undoes it.
    long compact(long revision, int limit) throws RocksDBException {
        Ledger after = ledger;
        try (var writes = new WriteBatch();
                RocksIterator rows = db().newIterator()) {
            int steps = 0;
            for (rows.seek(Rows.key(after.compactedRevision() + 1));
                    rows.isValid() && steps < limit && after.compactedRevision() < revision;
                    rows.next()) {
                JournalRecord record = record(rows);
                if (record.previousRevision() > 0) {
                    writes.singleDelete(Rows.key(record.previousRevision()));
                    after = after.minus(record.previousRevision());
                }
                if (record.deleted()) {
                    writes.singleDelete(Rows.key(record.revision()));
                    after = after.minus(record.revision());
                }
                after = after.compactedTo(record.revision());
                steps++;
            }
            rows.status();
            writes.put(Rows.LEDGER_KEY, after.encode());
            db().write(compacting, writes);
        }
        ledger = after;
        dirty = true;
        return after.compactedRevision();
    }

    void maintain() throws RocksDBException, IOException {
        if (dirty) {
            dirty = false;
            if (durability == Durability.RELAXED) {
                db().syncWal();
                mark.write(ledger.revision());
            }
            mark.sync();
        }
    }

    /// The mark is set to what was surely there when the copy began.
    void checkpoint(Path copy) throws RocksDBException, IOException {
        long revision = ledger.revision();
        Files.createDirectory(copy);
        try (var checkpoint = Checkpoint.create(db());
                var copyMark = HighWaterMark.open(copy)) {
            checkpoint.createCheckpoint(copy.resolve(DATABASE).toString());
            copyMark.write(revision);
            copyMark.sync();
        }
        syncDirectory(copy);
    }

    static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private RocksDB db() {
        return database.db();
    }

    @Override
    public void close() throws RocksDBException, IOException {
        try {
            maintain();
        } finally {
            mark.close();
            appending.close();
            compacting.close();
            database.close();
        }
    }
}
