package dev.kubejar.store.rocksdb;

import dev.kubejar.store.Durability;
import dev.kubejar.store.Journal;
import dev.kubejar.store.JournalChange;
import dev.kubejar.store.JournalRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A [Journal] in one directory of the local disk.
@SuppressWarnings("DoNotCallSuggester") // Signatures first; the bodies follow at once.
public final class RocksJournal implements Journal {
    private final Path directory;
    private final Durability durability;

    /// Touches nothing yet: [#recover] opens or creates the directory.
    public RocksJournal(Path directory, Durability durability) {
        this.directory = directory;
        this.durability = durability;
    }

    @Override
    public Recovered recover(Consumer<JournalRecord> each) {
        throw new UnsupportedOperationException(directory + " " + durability);
    }

    @Override
    public void append(List<JournalRecord> batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JournalChange> read(long afterRevision, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long compact(long revision, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void maintain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkpoint(Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
