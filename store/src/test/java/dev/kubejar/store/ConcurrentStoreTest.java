package dev.kubejar.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConcurrentStoreTest {
    private static final int WRITERS = 16;
    private static final int WRITES = 100;
    private static final int WATCHERS = 100;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path directory;

    /// Optimistic concurrency: a read, a write on condition, again if someone was faster.
    private static Void increment(Store<String> store, String key) throws InterruptedException {
        for (int done = 0; done < WRITES; ) {
            Entry<String> seen = store.snapshot().get(key).orElseThrow();
            int next = Integer.parseInt(new String(seen.value(), UTF_8)) + 1;
            byte[] bytes = String.valueOf(next).getBytes(UTF_8);
            var condition = Condition.atRevision(seen.revision());
            if (store.commit(Write.put(key, condition, revision -> bytes))
                    instanceof Outcome.Written) {
                done++;
            }
        }
        return null;
    }

    private static List<Long> watch(Watch<String> watch, long until) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        try (watch) {
            while (seen.isEmpty() || seen.getLast() < until) {
                watch.next(LONG).forEach(event -> seen.add(event.revision()));
            }
        }
        return seen;
    }

    @Test
    void noUpdateIsLostAndEveryWatchSeesAllInOrder() throws Exception {
        long last = 2 + (long) WRITERS * WRITES;
        try (Store<String> store = Store.open(StoreTest.options(directory, new TestClock()));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            store.commit(Write.put("/n", Condition.absent(), revision -> "0".getBytes(UTF_8)));
            List<Future<List<Long>>> watching =
                    IntStream.range(0, WATCHERS)
                            .mapToObj(i -> store.watch("/n", 1))
                            .map(watch -> threads.submit(() -> watch(watch, last)))
                            .toList();
            Callable<Void> writer = () -> increment(store, "/n");
            for (Future<Void> done :
                    threads.invokeAll(IntStream.range(0, WRITERS).mapToObj(i -> writer).toList())) {
                done.get();
            }
            assertThat(new String(store.snapshot().get("/n").orElseThrow().value(), UTF_8))
                    .isEqualTo(String.valueOf(WRITERS * WRITES));
            List<Long> all = LongStream.rangeClosed(2, last).boxed().toList();
            for (Future<List<Long>> watched : watching) {
                assertThat(watched.get()).isEqualTo(all);
            }
        }
    }
}
