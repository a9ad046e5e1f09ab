package dev.kubejar.bench;

import static java.util.Objects.requireNonNull;

import dev.kubejar.store.Condition;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Store;
import dev.kubejar.store.StoreStoppedException;
import dev.kubejar.store.Watch;
import dev.kubejar.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// From the start of a write until the last of a thousand watches has its event.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class StoreFanOutBenchmark {
    private static final int WATCHES = 1000;
    private static final Duration LONG = Duration.ofMinutes(1);

    /// Whether all watch one prefix, or each an object of its own (and one of them the written
    /// one).
    @Param({"one prefix", "own object"})
    String watching = "one prefix";

    private final byte[] value = Stores.value(1024);
    private final Semaphore received = new Semaphore(0);
    private int concerned;
    private @Nullable Path directory;
    private @Nullable Store<String> store;

    @Setup(Level.Trial)
    public void open() throws IOException {
        Path made = Stores.directory();
        directory = made;
        Store<String> opened = Stores.open(made, Durability.RELAXED);
        store = opened;
        boolean one = watching.equals("one prefix");
        concerned = one ? WATCHES : 1;
        for (int i = 0; i < WATCHES; i++) {
            Watch<String> watch = opened.watch(one ? "/things/" : "/things/" + i + "/", 1);
            Thread.startVirtualThread(() -> receive(watch));
        }
    }

    private void receive(Watch<String> watch) {
        try (watch) {
            while (true) {
                received.release(watch.next(LONG).size());
            }
        } catch (StoreStoppedException | InterruptedException _) {
            return; // the benchmark is over
        }
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        requireNonNull(store).close();
        Stores.delete(requireNonNull(directory));
    }

    @Benchmark
    public void untilTheLastWatchHasIt() throws InterruptedException {
        requireNonNull(store).commit(Write.put("/things/7/", Condition.any(), revision -> value));
        received.acquire(concerned);
    }
}
