package dev.kubejar.store.rocksdb;

import dev.kubejar.store.Durability;
import dev.kubejar.store.Journal;
import dev.kubejar.store.JournalContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

final class RocksJournalTest {
    @Nested
    final class Synced implements JournalContract {
        @Override
        public Journal journal(Path directory) {
            return new RocksJournal(directory, Durability.SYNC);
        }
    }

    @Nested
    final class Relaxed implements JournalContract {
        @Override
        public Journal journal(Path directory) {
            return new RocksJournal(directory, Durability.RELAXED);
        }
    }
}
