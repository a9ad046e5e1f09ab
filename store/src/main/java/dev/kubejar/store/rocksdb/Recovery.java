package dev.kubejar.store.rocksdb;

import dev.kubejar.store.JournalRecord;
import dev.kubejar.store.StoreDamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Reads all that a directory holds, without writing to it, and says whether it is whole.
///
/// RocksDB vouches for each block that it reads, by its checksum; the [Ledger] for the set of
/// records, whatever file went missing; the [HighWaterMark] for the end.
final class Recovery {
    private final Path directory;
    private final Consumer<JournalRecord> each;
    private Ledger found = Ledger.EMPTY;

    Recovery(Path directory, Consumer<JournalRecord> each) {
        this.directory = directory;
        this.each = each;
    }

    /// What RocksDB is to be opened with after [#ledger] found all whole.
    static RocksDatabase.Mode modeFor(Path directory) {
        return hasDatabase(directory) ? RocksDatabase.Mode.WRITE : RocksDatabase.Mode.CREATE;
    }

    /// RocksDB's file `CURRENT` is made last when a database is made.
    private static boolean hasDatabase(Path directory) {
        return Files.exists(directory.resolve(RocksLog.DATABASE).resolve("CURRENT"));
    }

    /// @throws StoreDamagedException if anything that was acknowledged is missing or garbled
    Ledger ledger() throws IOException {
        OptionalLong mark = HighWaterMark.read(directory);
        if (mark.isEmpty()) {
            return requireNew();
        }
        Ledger ledger = Ledger.EMPTY;
        if (hasDatabase(directory)) {
            ledger = read();
        }
        if (ledger.revision() < mark.getAsLong()) {
            throw damaged(
                    "its log ends at revision "
                            + ledger.revision()
                            + ", but revision "
                            + mark.getAsLong()
                            + " was acknowledged");
        }
        return ledger;
    }

    /// A directory gets its mark before its database: this one is new, or lost its mark.
    private Ledger requireNew() throws IOException {
        Path database = directory.resolve(RocksLog.DATABASE);
        if (Files.exists(database)) {
            try (Stream<Path> files = Files.list(database)) {
                if (files.findAny().isPresent()) {
                    throw damaged("its high-water mark is missing");
                }
            }
        }
        return Ledger.EMPTY;
    }

    private Ledger read() {
        Path files = directory.resolve(RocksLog.DATABASE);
        try (var database = new RocksDatabase(files, RocksDatabase.Mode.READ);
                var reading = new ReadOptions().setFillCache(false);
                RocksIterator rows = database.db().newIterator(reading)) {
            Ledger written = Ledger.EMPTY;
            rows.seekToFirst();
            if (rows.isValid() && Rows.revision(rows.key()) == 0) {
                written = Ledger.decode(rows.value()).orElseThrow(this::unknownFormat);
                rows.next();
            }
            for (; rows.isValid(); rows.next()) {
                JournalRecord record = RocksLog.record(rows);
                found = found.plus(record.revision());
                each.accept(record);
            }
            rows.status();
            requireAll(written);
            return written;
        } catch (RocksDBException e) {
            throw new StoreDamagedException(message(String.valueOf(e.getMessage())), e);
        }
    }

    /// The newest record may have been compacted, if it was a deletion; nothing is newer.
    private void requireAll(Ledger written) {
        if (found.records() != written.records()
                || found.sum() != written.sum()
                || found.revision() > written.revision()) {
            throw damaged(
                    "it should hold "
                            + written.records()
                            + " records up to revision "
                            + written.revision()
                            + ", but holds "
                            + found.records()
                            + " up to "
                            + found.revision());
        }
    }

    private StoreDamagedException unknownFormat() {
        return damaged("it was written by another version, or its first row is garbled");
    }

    private StoreDamagedException damaged(String what) {
        return new StoreDamagedException(message(what));
    }

    private String message(String what) {
        return "the store in " + directory + " is damaged: " + what;
    }
}
