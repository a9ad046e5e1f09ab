package dev.kubejar.bench;

import dev.kubejar.store.Durability;
import dev.kubejar.store.Store;
import dev.kubejar.store.StoreOptions;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/// What the benchmarks of the store have in common.
final class Stores {
    private Stores() {}

    static Store<String> open(Path directory, Durability durability) {
        return Store.open(
                new StoreOptions<>(
                        new RocksJournal(directory, durability),
                        (key, value) -> key,
                        InstantSource.system(),
                        failure -> {
                            throw failure;
                        }));
    }

    /// A value that compresses about as badly as real objects in JSON do.
    static byte[] value(int length) {
        byte[] value = new byte[length];
        var random = new Random(1);
        for (int i = 0; i < length; i++) {
            value[i] = (byte) ('a' + random.nextInt(16));
        }
        return value;
    }

    static Path directory() throws IOException {
        return Files.createTempDirectory("kubejar-bench");
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(Stores::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
