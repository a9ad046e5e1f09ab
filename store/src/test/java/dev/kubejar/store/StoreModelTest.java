package dev.kubejar.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.store.StoreOptions.HistoryLimits;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random use of a store, step by step beside a model that keeps every state there ever was.
final class StoreModelTest {
    private static final int STEPS = 4000;
    private static final int KEYS = 80;

    @TempDir Path directory;

    private final TestClock clock = new TestClock();
    private final List<NavigableMap<String, String>> states = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private int snapshotsRead;
    private int watchesRead;

    private Store<String> open() {
        return Store.open(
                new StoreOptions<>(
                        new RocksJournal(directory, Durability.RELAXED),
                        (key, value) -> key,
                        clock,
                        failure -> {},
                        new HistoryLimits(Duration.ofMinutes(5), 500_000, 1500)));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void behavesAsAPlainMapWithAMemory(long seed) throws Exception {
        var random = new Random(seed);
        states.add(new TreeMap<>()); // revision 0 does not exist
        states.add(new TreeMap<>());
        events.add("");
        events.add("");
        Store<String> store = open();
        try {
            for (int step = 0; step < STEPS; step++) {
                String what = "seed " + seed + " step " + step;
                switch (random.nextInt(400)) {
                    case 0 -> {
                        store.close();
                        store = open();
                    }
                    case 1, 2, 3 -> clock.advance(Duration.ofSeconds(random.nextInt(60)));
                    case 4, 5, 6, 7, 8, 9, 10, 11 -> checkSnapshot(store, random, what);
                    case 12, 13, 14, 15, 16, 17 -> checkWatch(store, random, what);
                    default -> write(store, random, what);
                }
            }
        } finally {
            store.close();
        }
        assertThat(snapshotsRead).isGreaterThan(10);
        assertThat(watchesRead).isGreaterThan(10);
    }

    private void write(Store<String> store, Random random, String what) throws Exception {
        NavigableMap<String, String> newest = states.getLast();
        String key = "/" + random.nextInt(4) + "/" + random.nextInt(KEYS);
        Optional<Entry<String>> seen = store.snapshot().get(key);
        assertThat(seen.map(StoreModelTest::text)).as(what).isEqualTo(value(newest, key));
        boolean exists = seen.isPresent();
        long revision = seen.map(Entry::revision).orElse(7L);
        int kind = random.nextInt(6);
        Condition condition =
                switch (kind) {
                    case 0, 1 -> Condition.absent();
                    case 2 -> Condition.atRevision(revision);
                    case 3 -> Condition.atRevision(revision + 1);
                    case 4 -> Condition.present();
                    default -> Condition.any();
                };
        boolean deletes = random.nextInt(3) == 0;
        boolean holds =
                switch (kind) {
                    case 0, 1 -> !exists && !deletes;
                    case 2, 4 -> exists;
                    case 3 -> false;
                    default -> exists || !deletes;
                };
        long next = states.size();
        String text = "v" + random.nextInt(1000) + "x".repeat(random.nextInt(400)) + "@" + next;
        Value value = at -> text.replace("@" + next, "@" + at).getBytes(UTF_8);
        Outcome<String> outcome =
                store.commit(
                        deletes
                                ? Write.delete(key, condition, value)
                                : Write.put(key, condition, value));
        assertThat(outcome instanceof Outcome.Written).as(what).isEqualTo(holds);
        if (holds) {
            remember(key, text, deletes);
        }
    }

    private void remember(String key, String text, boolean deletes) {
        var after = new TreeMap<>(states.getLast());
        String before = deletes ? "" : after.getOrDefault(key, "");
        if (deletes) {
            after.remove(key);
        } else {
            after.put(key, text);
        }
        states.add(after);
        events.add(key + (deletes ? " deleted " : " put ") + text + " was " + before);
    }

    private void checkSnapshot(Store<String> store, Random random, String what) {
        int newest = states.size() - 1;
        assertThat(store.snapshot().revision()).as(what).isEqualTo(newest);
        int revision = Math.max(1, newest - random.nextInt(1 << random.nextInt(11)));
        try {
            Snapshot<String> snapshot = store.snapshotAt(revision);
            NavigableMap<String, String> state = states.get(revision);
            List<String> found = new ArrayList<>();
            snapshot.range("").forEach(entry -> found.add(entry.key() + "=" + text(entry)));
            assertThat(found)
                    .as(what)
                    .isEqualTo(
                            state.entrySet().stream()
                                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                                    .toList());
            assertThat(snapshot.count("/2/"))
                    .as(what)
                    .isEqualTo(state.subMap("/2/", "/2/\uffff").size());
            snapshotsRead++;
        } catch (CompactedException e) {
            assertThat(e.compactedRevision()).as(what).isGreaterThan(revision);
        }
    }

    private void checkWatch(Store<String> store, Random random, String what) throws Exception {
        long newest = states.size() - 1L;
        long oldest = store.compactedRevision();
        long from = oldest + random.nextInt((int) (newest - oldest) + 1);
        String prefix = random.nextBoolean() ? "/" + random.nextInt(4) + "/" : "";
        List<String> found = new ArrayList<>();
        try (Watch<String> watch = store.watch(prefix, from)) {
            while (watch.completeRevision() < newest) {
                watch.next(Duration.ofMillis(1)).forEach(event -> found.add(text(event)));
            }
        }
        List<String> expected = new ArrayList<>();
        for (long revision = from + 1; revision <= newest; revision++) {
            if (events.get((int) revision).startsWith(prefix)) {
                expected.add(events.get((int) revision));
            }
        }
        assertThat(found).as(what + " from " + from).isEqualTo(expected);
        watchesRead++;
    }

    private static String text(Event<String> event) {
        return switch (event) {
            case Event.Put<String>(var entry, var previous) ->
                    entry.key()
                            + " put "
                            + text(entry)
                            + " was "
                            + previous.map(StoreModelTest::text).orElse("");
            case Event.Deleted<String>(var entry) ->
                    entry.key() + " deleted " + text(entry) + " was ";
        };
    }

    private static String text(Entry<String> entry) {
        return new String(entry.value(), UTF_8);
    }

    private static Optional<String> value(NavigableMap<String, String> state, String key) {
        return Optional.ofNullable(state.get(key));
    }
}
