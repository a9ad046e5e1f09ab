package dev.kubejar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

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
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/// The floor of [StoreCommitBenchmark]: the same writes to a bare RocksDB, which joins the writes
/// of threads that wait for its log into one sync, as the store does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class RocksCommitBenchmark {
    private static final int KEYS = 10_000;

    private final byte[] value = Stores.value(1024);
    private final Options options = new Options().setCreateIfMissing(true);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private @Nullable Path directory;
    private @Nullable RocksDB db;

    @Setup(Level.Trial)
    public void open() throws IOException, RocksDBException {
        Path made = Stores.directory();
        directory = made;
        db = RocksDB.open(options, made.toString());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        requireNonNull(db).close();
        Stores.delete(requireNonNull(directory));
    }

    @Benchmark
    @Threads(1)
    public void writers1() throws RocksDBException {
        write();
    }

    @Benchmark
    @Threads(8)
    public void writers8() throws RocksDBException {
        write();
    }

    @Benchmark
    @Threads(64)
    public void writers64() throws RocksDBException {
        write();
    }

    private void write() throws RocksDBException {
        String key = "/registry/things/default/" + ThreadLocalRandom.current().nextInt(KEYS);
        requireNonNull(db).put(synced, key.getBytes(UTF_8), value);
    }
}
