package dev.kubejar.store.rocksdb;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.store.DirectoryLock;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Journal;
import dev.kubejar.store.JournalChange;
import dev.kubejar.store.JournalRecord;
import dev.kubejar.store.StoreDamagedException;
import dev.kubejar.store.StoreLockedException;
import dev.kubejar.store.StoreStoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [Journal] in one directory of the local disk: the files `lock` and `high-water-mark`, and
/// RocksDB's in `db`.
///
/// Opening goes in two steps: [Recovery] reads and checks everything without writing, and only a
/// directory that is whole is opened for writing.
public final class RocksJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(RocksJournal.class);

    private final Path directory;
    private final Durability durability;

    /// Keeps the native handles alive while they are used: all calls share it, closing takes it
    /// alone. It orders nothing else, so it may span I/O.
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();

    @GuardedBy("life")
    private @Nullable Opened opened;

    private record Opened(DirectoryLock lock, RocksLog log) {}

    /// Touches nothing yet: [#recover] opens or creates the directory.
    public RocksJournal(Path directory, Durability durability) {
        this.directory = directory;
        this.durability = durability;
    }

    @Override
    public Recovered recover(Consumer<JournalRecord> each) {
        life.writeLock().lock();
        try {
            Files.createDirectories(directory);
            DirectoryLock lock = locked();
            try {
                Ledger ledger = new Recovery(directory, each).ledger();
                lock.nameHolder();
                opened = new Opened(lock, open(ledger));
                return new Recovered(ledger.revision(), ledger.compactedRevision());
            } catch (IOException | RuntimeException | RocksDBException e) {
                lock.close();
                throw e;
            }
        } catch (RocksDBException e) {
            throw new StoreDamagedException(
                    "the store in " + directory + " cannot be opened: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            life.writeLock().unlock();
        }
    }

    private DirectoryLock locked() throws IOException {
        Optional<DirectoryLock> lock = DirectoryLock.tryAcquire(directory);
        if (lock.isEmpty()) {
            throw new StoreLockedException(directory, DirectoryLock.holder(directory));
        }
        return lock.get();
    }

    private RocksLog open(Ledger ledger) throws IOException, RocksDBException {
        RocksDatabase.Mode mode = Recovery.modeFor(directory);
        if (mode == RocksDatabase.Mode.CREATE) {
            try (HighWaterMark mark = HighWaterMark.open(directory)) {
                mark.write(ledger.revision());
                mark.sync();
            }
            Files.createDirectories(directory.resolve(RocksLog.DATABASE));
            RocksLog.syncDirectory(directory);
        }
        var database = new RocksDatabase(directory.resolve(RocksLog.DATABASE), mode);
        try {
            return new RocksLog(directory, durability, database, ledger);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public void append(List<JournalRecord> batch) {
        with(log -> {
            log.append(batch);
            return batch;
        });
    }

    @Override
    public List<JournalChange> read(long afterRevision, int limit) {
        return with(log -> {
            try {
                return log.read(afterRevision, limit);
            } catch (RocksDBException e) {
                throw new StoreDamagedException(
                        "the store in " + directory + " is damaged: " + e.getMessage(), e);
            }
        });
    }

    @Override
    public long compact(long revision, int limit) {
        return with(log -> log.compact(revision, limit));
    }

    @Override
    public void maintain() {
        with(log -> {
            log.maintain();
            return log;
        });
    }

    @Override
    public void checkpoint(Path copy) {
        with(log -> {
            log.checkpoint(copy);
            return log;
        });
    }

    /// A use of the open log.
    @FunctionalInterface
    private interface Use<R> {
        R of(RocksLog log) throws RocksDBException, IOException;
    }

    private <R> R with(Use<R> use) {
        life.readLock().lock();
        try {
            if (opened == null) {
                throw new StoreStoppedException("the journal in " + directory + " is not open");
            }
            return use.of(opened.log());
        } catch (RocksDBException | IOException e) {
            throw new StoreStoppedException(
                    "the journal in " + directory + " failed: " + e.getMessage(), e);
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (opened != null) {
                close(opened);
                opened = null;
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    /// What was acknowledged is safe already, so a failure here costs nothing.
    private void close(Opened open) {
        try {
            open.log().close();
        } catch (RocksDBException | IOException e) {
            LOG.warn("journal closed badly directory={}", directory, e);
        } finally {
            open.lock().close();
        }
    }
}
