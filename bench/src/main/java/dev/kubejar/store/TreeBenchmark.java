package dev.kubejar.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.pcollections.TreePMap;

/// The store's own persistent tree beside the library's one that it was chosen over. Lives in the
/// store's package because the tree is nobody else's matter.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class TreeBenchmark {
    private static final int ENTRIES = 100_000;

    private final List<Entry<String>> entries = new ArrayList<>();
    private final Random random = new Random(1);
    private Tree<String> tree = Tree.empty();
    private TreePMap<String, Entry<String>> library = TreePMap.empty();

    @Setup(Level.Trial)
    public void fill() {
        for (int i = 0; i < ENTRIES; i++) {
            String key = "/registry/pods/default/web-" + i;
            entries.add(new Entry<>(key, new byte[0], 1, i, (k, value) -> k));
        }
        for (Entry<String> entry : entries) {
            tree = tree.with(entry);
            library = library.plus(entry.key(), entry);
        }
    }

    private Entry<String> any() {
        return entries.get(random.nextInt(ENTRIES));
    }

    @Benchmark
    public Object ownGet() {
        return tree.get(any().key());
    }

    @Benchmark
    public Object libraryGet() {
        return requireNonNull(library.get(any().key()));
    }

    @Benchmark
    public Object ownReplace() {
        tree = tree.with(any());
        return tree;
    }

    @Benchmark
    public Object libraryReplace() {
        Entry<String> entry = any();
        library = library.plus(entry.key(), entry);
        return library;
    }

    @Benchmark
    public long ownWalk() {
        long sum = 0;
        for (var walk = tree.from("", ""); walk.hasNext(); ) {
            sum += walk.next().revision();
        }
        return sum;
    }

    @Benchmark
    public long libraryWalk() {
        long sum = 0;
        for (Entry<String> entry : library.values()) {
            sum += entry.revision();
        }
        return sum;
    }
}
