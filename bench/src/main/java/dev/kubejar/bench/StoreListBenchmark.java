package dev.kubejar.bench;

import static java.util.Objects.requireNonNull;

import dev.kubejar.store.Condition;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Entry;
import dev.kubejar.store.Store;
import dev.kubejar.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What listing 10,000 objects of 4 KB costs the store, before a byte is sent.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class StoreListBenchmark {
    private static final int OBJECTS = 10_000;
    private static final int PAGE = 500;
    private static final String PREFIX = "/registry/pods/";

    private @Nullable Path directory;
    private @Nullable Store<String> store;

    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException {
        Path made = Stores.directory();
        directory = made;
        Store<String> opened = Stores.open(made, Durability.RELAXED);
        store = opened;
        byte[] value = Stores.value(4096);
        for (int i = 0; i < OBJECTS; i++) {
            opened.commit(
                    Write.put(PREFIX + "default/web-" + i, Condition.absent(), revision -> value));
            opened.commit(Write.put("/other/" + i, Condition.absent(), revision -> new byte[0]));
        }
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        requireNonNull(store).close();
        Stores.delete(requireNonNull(directory));
    }

    @Benchmark
    public long all() {
        long bytes = 0;
        for (Entry<String> entry : requireNonNull(store).snapshot().range(PREFIX)) {
            bytes += entry.value().length;
        }
        return bytes;
    }

    /// As `kubectl` asks: 500 at a time, each page at the revision of the first.
    @Benchmark
    public long inPages() {
        long revision = requireNonNull(store).snapshot().revision();
        String last = "";
        long bytes = 0;
        for (int page = 0; page < OBJECTS / PAGE; page++) {
            int left = PAGE;
            var entries = requireNonNull(store).snapshotAt(revision).range(PREFIX, last);
            for (Entry<String> entry : entries) {
                bytes += entry.value().length;
                last = entry.key();
                left--;
                if (left == 0) {
                    break;
                }
            }
        }
        return bytes;
    }

    @Benchmark
    public int count() {
        return requireNonNull(store).snapshot().count(PREFIX);
    }
}
