package dev.kubejar.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubejar.store.StoreOptions.HistoryLimits;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FailingDiskTest {
    @TempDir Path directory;

    private final BlockingQueue<StoreStoppedException> failures = new LinkedBlockingQueue<>();

    private Store<String> open(Journal journal) {
        return Store.open(
                new StoreOptions<>(
                        journal,
                        (key, value) -> key,
                        new TestClock(),
                        failures::add,
                        HistoryLimits.DEFAULT));
    }

    private static Write put(String key, byte[] value) {
        return Write.put(key, Condition.absent(), revision -> value);
    }

    /// A disk whose sync fails from the third batch on, as it is told to.
    private static final class FailingJournal implements Journal {
        private final Journal disk;
        private final Runnable failure;
        private int batches;

        FailingJournal(Journal disk, Runnable failure) {
            this.disk = disk;
            this.failure = failure;
        }

        @Override
        public void append(List<JournalRecord> batch) {
            batches++;
            if (batches > 2) {
                failure.run();
            }
            disk.append(batch);
        }

        @Override
        public Recovered recover(Consumer<JournalRecord> each) {
            return disk.recover(each);
        }

        @Override
        public List<JournalChange> read(long afterRevision, int limit) {
            return disk.read(afterRevision, limit);
        }

        @Override
        public long compact(long revision, int limit) {
            return disk.compact(revision, limit);
        }

        @Override
        public void maintain() {
            disk.maintain();
        }

        @Override
        public void checkpoint(Path copy) {
            disk.checkpoint(copy);
        }

        @Override
        public void close() {
            disk.close();
        }
    }

    @Test
    void aFailedSyncStopsTheStoreAndShowsNobodyTheWrite() throws Exception {
        byte[] value = "v".getBytes(UTF_8);
        try (Store<String> store =
                open(
                        journal(() -> {
                            throw new StoreStoppedException("fsync failed", new IOException("EIO"));
                        }))) {
            store.commit(put("/1", value));
            store.commit(put("/2", value));
            assertThatThrownBy(() -> store.commit(put("/3", value)))
                    .isInstanceOf(StoreStoppedException.class)
                    .hasMessage("fsync failed");
            assertThatThrownBy(() -> store.commit(put("/4", value)))
                    .isInstanceOf(StoreStoppedException.class);
            assertThat(failures.poll(30, TimeUnit.SECONDS)).hasMessage("fsync failed");
            assertThat(store.snapshot().revision()).isEqualTo(3);
            try (Watch<String> watch = store.watch("", 1)) {
                assertThat(watch.next(Duration.ofSeconds(30))).hasSize(2);
                assertThat(watch.next(Duration.ZERO)).isEmpty();
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    @Timeout(60)
    void anErrorOfTheMachineLeavesNobodyWaiting() throws Exception {
        byte[] value = "v".getBytes(UTF_8);
        try (Store<String> store =
                open(
                        journal(() -> {
                            throw new OutOfMemoryError("no memory");
                        }))) {
            store.commit(put("/1", value));
            store.commit(put("/2", value));
            assertThatThrownBy(() -> store.commit(put("/3", value)))
                    .isInstanceOf(StoreStoppedException.class)
                    .hasMessage("no memory");
            assertThat(failures.poll(30, TimeUnit.SECONDS)).hasMessage("no memory");
        }
    }

    @Test
    @Timeout(60)
    void anErrorOverOneWriteLeavesNobodyWaiting() throws Exception {
        Write bottomless =
                Write.put(
                        "/1",
                        Condition.absent(),
                        _ -> {
                            throw new StackOverflowError("too deep");
                        });
        try (Store<String> store = open(new RocksJournal(directory, Durability.SYNC))) {
            assertThatThrownBy(() -> store.commit(bottomless))
                    .isInstanceOf(StoreStoppedException.class)
                    .hasMessage("too deep");
            assertThat(failures.poll(30, TimeUnit.SECONDS)).hasMessage("too deep");
        }
    }

    private Journal journal(Runnable failure) {
        return new FailingJournal(new RocksJournal(directory, Durability.SYNC), failure);
    }

    @Test
    void aFullDiskStopsTheStoreAndKeepsWhatWasAcknowledged() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()),
                "a small disk needs root");
        try {
            List<String> acknowledged = new ArrayList<>();
            try (Store<String> store = open(new RocksJournal(disk, Durability.SYNC))) {
                assertThatThrownBy(() -> fill(store, acknowledged))
                        .isInstanceOf(StoreStoppedException.class)
                        .hasMessageContaining("No space left on device");
            }
            assertThat(failures).hasSize(1);
            assertThat(run("mount", "-o", "remount,size=400m", disk.toString())).isTrue();
            try (Store<String> store = open(new RocksJournal(disk, Durability.SYNC))) {
                assertThat(acknowledged)
                        .isNotEmpty()
                        .allMatch(key -> store.snapshot().get(key).isPresent());
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void fill(Store<String> store, List<String> acknowledged)
            throws InterruptedException {
        byte[] megabyte = new byte[1 << 20];
        new Random(1).nextBytes(megabyte); // not to be compressed
        for (int i = 0; i < 100; i++) {
            store.commit(put("/" + i, megabyte));
            acknowledged.add("/" + i);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
