package dev.kubejar.store;

import static dev.kubejar.store.Condition.absent;
import static dev.kubejar.store.Condition.any;
import static dev.kubejar.store.Condition.atRevision;
import static dev.kubejar.store.Condition.present;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.store.StoreOptions.HistoryLimits;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path directory;

    private final TestClock clock = new TestClock();
    private Store<String> store;

    @BeforeEach
    void open() {
        store = Store.open(options(directory, clock));
    }

    @AfterEach
    void close() {
        store.close();
    }

    static StoreOptions<String> options(Path directory, TestClock clock) {
        return new StoreOptions<>(
                new RocksJournal(directory, Durability.RELAXED),
                (key, value) -> new String(value, UTF_8).toUpperCase(Locale.ROOT),
                clock,
                failure -> {},
                HistoryLimits.DEFAULT);
    }

    private Outcome<String> put(String key, Condition condition, String value) throws Exception {
        return store.commit(
                Write.put(key, condition, revision -> (value + "@" + revision).getBytes(UTF_8)));
    }

    private Outcome<String> delete(String key, Condition condition) throws Exception {
        return store.commit(
                Write.delete(key, condition, revision -> ("gone@" + revision).getBytes(UTF_8)));
    }

    private static String text(Entry<String> entry) {
        return new String(entry.value(), UTF_8);
    }

    @Test
    void aNewStoreIsEmptyAtRevisionOne() {
        assertThat(store.snapshot().revision()).isEqualTo(1);
        assertThat(store.snapshot().range("")).isEmpty();
    }

    @Test
    void aWriteGetsTheNextRevisionAndMayNameItInItsBytes() throws Exception {
        Outcome<String> outcome = put("/a", absent(), "one");
        assertThat(outcome).isInstanceOf(Outcome.Written.class);
        Entry<String> entry = store.snapshot().get("/a").orElseThrow();
        assertThat(entry.revision()).isEqualTo(2);
        assertThat(entry.createRevision()).isEqualTo(2);
        assertThat(text(entry)).isEqualTo("one@2");
        assertThat(entry.tag()).isEqualTo("ONE@2").isSameAs(entry.tag());
    }

    @Test
    void anUpdateKeepsTheCreateRevisionAndAnswersWithWhatItReplaced() throws Exception {
        put("/a", absent(), "one");
        var written = (Outcome.Written<String>) put("/a", atRevision(2), "two");
        assertThat(written.entry().createRevision()).isEqualTo(2);
        assertThat(written.revision()).isEqualTo(3);
        assertThat(text(written.previous().orElseThrow())).isEqualTo("one@2");
    }

    @Test
    void aConditionThatDoesNotHoldChangesNothing() throws Exception {
        put("/a", absent(), "one");
        assertThat(put("/a", absent(), "x")).isInstanceOf(Outcome.AlreadyExists.class);
        assertThat(put("/a", atRevision(9), "x")).isInstanceOf(Outcome.Changed.class);
        assertThat(put("/b", atRevision(2), "x")).isInstanceOf(Outcome.Missing.class);
        assertThat(put("/b", present(), "x")).isInstanceOf(Outcome.Missing.class);
        assertThat(delete("/b", any())).isInstanceOf(Outcome.Missing.class);
        assertThat(delete("/b", absent())).isInstanceOf(Outcome.Missing.class);
        assertThat(delete("/a", atRevision(9))).isInstanceOf(Outcome.Changed.class);
        assertThat(store.snapshot().revision()).isEqualTo(2);
    }

    @Test
    void aDeletionAnswersWithTheLastState() throws Exception {
        put("/a", any(), "one");
        var written = (Outcome.Written<String>) delete("/a", present());
        assertThat(text(written.entry())).isEqualTo("gone@3");
        assertThat(written.entry().createRevision()).isEqualTo(2);
        assertThat(store.snapshot().get("/a")).isEmpty();
    }

    @Test
    void bytesThatCannotBeMadeFailTheirOwnWriteAlone() throws Exception {
        assertThatThrownBy(() ->
                        store.commit(
                                Write.put(
                                        "/a",
                                        any(),
                                        revision -> {
                                            throw new IllegalArgumentException("bad");
                                        })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bad");
        assertThat(put("/a", absent(), "one")).isInstanceOf(Outcome.Written.class);
        assertThat(store.snapshot().revision()).isEqualTo(2);
    }

    @Test
    void listsAPrefixInOrderAndPageByPage() throws Exception {
        for (String key : List.of("/p/c", "/p/a", "/q/x", "/o/x", "/p/b", "/p")) {
            put(key, absent(), "v");
        }
        Snapshot<String> snapshot = store.snapshot();
        assertThat(keys(snapshot.range("/p/"))).containsExactly("/p/a", "/p/b", "/p/c");
        assertThat(keys(snapshot.range("/p/", "/p/a"))).containsExactly("/p/b", "/p/c");
        assertThat(keys(snapshot.range("/p/", "/p/aa"))).containsExactly("/p/b", "/p/c");
        assertThat(keys(snapshot.range("/p/", "/p/c"))).isEmpty();
        assertThat(snapshot.count("/p/")).isEqualTo(3);
        assertThat(snapshot.count("/p/", "/p/a")).isEqualTo(2);
        assertThat(snapshot.count("/p/", "/z")).isZero();
        assertThat(snapshot.count("")).isEqualTo(6);
    }

    private static List<String> keys(Iterable<Entry<String>> entries) {
        List<String> keys = new ArrayList<>();
        entries.forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    @Test
    void everyRevisionOfTheLastFiveMinutesCanBeRead() throws Exception {
        put("/a", any(), "one");
        clock.advance(Duration.ofMinutes(4));
        put("/a", any(), "two");
        delete("/a", any());
        assertThat(store.snapshotAt(1).get("/a")).isEmpty();
        assertThat(store.snapshotAt(2).get("/a").map(StoreTest::text)).contains("one@2");
        assertThat(store.snapshotAt(3).get("/a").map(StoreTest::text)).contains("two@3");
        assertThat(store.snapshotAt(4).get("/a")).isEmpty();
        assertThatThrownBy(() -> store.snapshotAt(5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOlderThanFiveMinutesIsGone() throws Exception {
        put("/a", any(), "one");
        clock.advance(Duration.ofMinutes(2));
        put("/a", any(), "two");
        put("/a", any(), "three");
        clock.advance(Duration.ofMinutes(4));
        assertThat(store.compactedRevision()).isEqualTo(2);
        assertThat(store.snapshotAt(2).get("/a").map(StoreTest::text)).contains("one@2");
        assertThatThrownBy(() -> store.snapshotAt(1)).isInstanceOf(CompactedException.class);
        assertThatThrownBy(() -> store.watch("/", 1)).isInstanceOf(CompactedException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(store.compactedRevision()).isEqualTo(4);
    }

    @Test
    void aWatchSeesEachChangeOfItsPrefixOnce() throws Exception {
        put("/a/1", any(), "one");
        try (Watch<String> watch = store.watch("/a/", 1)) {
            put("/b/1", any(), "other");
            put("/a/1", any(), "two");
            delete("/a/1", any());
            List<Event<String>> events = new ArrayList<>();
            while (events.size() < 3) {
                events.addAll(watch.next(LONG));
            }
            assertThat(events).extracting(Event::revision).containsExactly(2L, 4L, 5L);
            var created = (Event.Put<String>) events.get(0);
            var replaced = (Event.Put<String>) events.get(1);
            assertThat(created.previous()).isEmpty();
            assertThat(replaced.previous().map(StoreTest::text)).contains("one@2");
            assertThat(events.get(2)).isInstanceOf(Event.Deleted.class);
            assertThat(text(events.get(2).entry())).isEqualTo("gone@5");
            assertThat(watch.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aQuietWatchStillKnowsHowFarItIsComplete() throws Exception {
        try (Watch<String> quiet = store.watch("/quiet/", 1);
                Watch<String> busy = store.watch("/busy/", 1)) {
            assertThat(quiet.next(Duration.ZERO)).isEmpty();
            put("/busy/1", any(), "one");
            assertThat(busy.next(LONG)).hasSize(1);
            while (quiet.completeRevision() < 2) {
                assertThat(quiet.next(Duration.ofMillis(1))).isEmpty();
            }
            assertThat(busy.completeRevision()).isEqualTo(2);
        }
    }

    @Test
    void aWatchFromTheFutureSkipsWhatComesBefore() throws Exception {
        try (Watch<String> watch = store.watch("/", 3)) {
            put("/a", any(), "two");
            put("/a", any(), "three");
            put("/a", any(), "four");
            assertThat(watch.next(LONG)).extracting(Event::revision).containsExactly(4L);
        }
    }

    @Test
    void aWaitingWatchIsWoken() throws Exception {
        try (Watch<String> watch = store.watch("/a", 1)) {
            Thread writing =
                    Thread.startVirtualThread(() -> {
                        try {
                            put("/a", any(), "one");
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    });
            assertThat(watch.next(LONG)).hasSize(1);
            writing.join();
        }
    }

    @Test
    void closingTheStoreEndsItsWatches() throws Exception {
        Watch<String> watch = store.watch("/a", 1);
        Thread closing = Thread.startVirtualThread(store::close);
        assertThatThrownBy(() -> watch.next(LONG)).isInstanceOf(StoreStoppedException.class);
        closing.join();
        assertThatThrownBy(() -> put("/a", any(), "late"))
                .isInstanceOf(StoreStoppedException.class);
    }

    @Test
    void reopenedItHoldsTheSameAndWatchesGoOn() throws Exception {
        put("/a", any(), "one");
        put("/a", any(), "two");
        put("/b", any(), "three");
        delete("/b", any());
        store.close();
        open();
        assertThat(store.snapshot().revision()).isEqualTo(5);
        assertThat(keys(store.snapshot().range(""))).containsExactly("/a");
        Entry<String> a = store.snapshot().get("/a").orElseThrow();
        assertThat(text(a)).isEqualTo("two@3");
        assertThat(a.createRevision()).isEqualTo(2);
        put("/c", any(), "four");
        try (Watch<String> watch = store.watch("/", 2)) {
            List<Event<String>> events = new ArrayList<>();
            while (events.size() < 4) {
                events.addAll(watch.next(LONG));
            }
            assertThat(events).extracting(Event::revision).containsExactly(3L, 4L, 5L, 6L);
            assertThat(((Event.Put<String>) events.get(0)).previous().map(StoreTest::text))
                    .contains("one@2");
            assertThat(text(events.get(2).entry())).isEqualTo("gone@5");
        }
    }

    @Test
    void aSecondStoreOnTheDirectoryIsRefused() {
        assertThatThrownBy(() -> Store.open(options(directory, clock)))
                .isInstanceOf(StoreLockedException.class)
                .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }

    @Test
    void aCheckpointOpensAsAStoreOfItsOwn() throws Exception {
        put("/a", any(), "one");
        Path copy = directory.resolve("copy");
        store.checkpoint(copy);
        put("/a", any(), "two");
        try (Store<String> copied = Store.open(options(copy, clock))) {
            assertThat(copied.snapshot().get("/a").map(StoreTest::text)).contains("one@2");
        }
    }
}
