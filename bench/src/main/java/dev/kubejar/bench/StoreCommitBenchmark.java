package dev.kubejar.bench;

import static java.util.Objects.requireNonNull;

import dev.kubejar.store.Condition;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Outcome;
import dev.kubejar.store.Store;
import dev.kubejar.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Durable writes of 1 KiB per second, by writers on virtual threads as requests are. Its floor is
/// [RocksCommitBenchmark]; the budget is half of that.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class StoreCommitBenchmark {
    private static final int KEYS = 10_000;

    private final byte[] value = Stores.value(1024);
    private @Nullable Path directory;
    private @Nullable Store<String> store;

    @Setup(Level.Trial)
    public void open() throws IOException {
        Path made = Stores.directory();
        directory = made;
        store = Stores.open(made, Durability.SYNC);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        requireNonNull(store).close();
        Stores.delete(requireNonNull(directory));
    }

    @Benchmark
    @Threads(1)
    public Outcome<String> writers1() throws InterruptedException {
        return write();
    }

    @Benchmark
    @Threads(8)
    public Outcome<String> writers8() throws InterruptedException {
        return write();
    }

    @Benchmark
    @Threads(64)
    public Outcome<String> writers64() throws InterruptedException {
        return write();
    }

    private Outcome<String> write() throws InterruptedException {
        String key = "/registry/things/default/" + ThreadLocalRandom.current().nextInt(KEYS);
        return requireNonNull(store).commit(Write.put(key, Condition.any(), revision -> value));
    }
}
