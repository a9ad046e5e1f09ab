package dev.kubejar.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.store.rocksdb.RocksJournal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// A process that writes is killed between any two instructions, fifty times; after each, every
/// write it was told is durable must be there.
@Tag("slow")
final class CrashTest {
    private static final int STORES = 2; // side by side, each killed again and again
    private static final int KILLS_PER_STORE = 25;
    private static final int MOST_ACKNOWLEDGED = 200;

    @TempDir Path root;

    /// Unpacks RocksDB's library once, instead of once in each process.
    @BeforeEach
    void unpackLibrary() throws IOException {
        String library = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream packed = RocksDB.class.getResourceAsStream("/" + library)) {
            Files.copy(Objects.requireNonNull(packed), root.resolve(library));
        }
    }

    @Test
    void everyAcknowledgedWriteSurvivesKillMinusNine() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var killings = IntStream.range(0, STORES).mapToObj(this::killing).toList();
            for (var acknowledged : threads.invokeAll(killings)) {
                assertThat(acknowledged.get()).isGreaterThan(KILLS_PER_STORE);
            }
        }
    }

    /// Kills and checks one store; returns how many writes were acknowledged.
    private Callable<Integer> killing(int number) {
        return () -> {
            var random = new Random(number);
            Path directory = root.resolve("store" + number);
            Map<String, Long> acknowledged = new HashMap<>();
            for (int kill = 0; kill < KILLS_PER_STORE; kill++) {
                runAndKill(directory, 1 + random.nextInt(MOST_ACKNOWLEDGED), acknowledged);
                check(directory, acknowledged, "seed " + number + " kill " + kill);
            }
            return acknowledged.size();
        };
    }

    /// Runs a [CrashingWriter] until it has reported `count` writes, and kills it; notes these and
    /// all it reported until it was dead.
    private void runAndKill(Path directory, int count, Map<String, Long> acknowledged)
            throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-Djava.library.path=" + root,
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashingWriter.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            int read = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (line.endsWith(".")) { // not torn
                    String revision = line.substring(space + 1, line.length() - 1);
                    acknowledged.put(line.substring(0, space), Long.parseLong(revision));
                }
                read++;
                if (read == count) {
                    process.toHandle().destroyForcibly(); // SIGKILL; leaves the pipe to be read
                }
            }
            assertThat(read).as("writes reported").isGreaterThanOrEqualTo(count);
        }
    }

    private static void check(Path directory, Map<String, Long> acknowledged, String what) {
        try (Store<String> store = Store.open(StoreTest.options(directory, new TestClock()))) {
            Snapshot<String> snapshot = store.snapshot();
            acknowledged.forEach((key, revision) ->
                    assertThat(snapshot.get(key).map(Entry::revision))
                            .as("%s: %s", what, key)
                            .contains(revision));
        }
    }

    /// The process to be killed: writers that report each acknowledged write on standard output.
    static final class CrashingWriter {
        private static final int WRITERS = 8;

        private CrashingWriter() {}

        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            var options =
                    new StoreOptions<String>(
                            new RocksJournal(directory, Durability.SYNC),
                            (key, value) -> key,
                            new TestClock(),
                            failure -> {});
            try (var out = new FileOutputStream(FileDescriptor.out);
                    Store<String> store = Store.open(options);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long session = store.snapshot().revision();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String prefix = "/" + session + "/" + writer + "/";
                    threads.execute(() -> write(store, prefix, out));
                }
            }
        }

        private static void write(Store<String> store, String prefix, FileOutputStream out) {
            byte[] value = new byte[500];
            try {
                for (int i = 0; ; i++) {
                    Write write = Write.put(prefix + i, Condition.absent(), revision -> value);
                    if (store.commit(write) instanceof Outcome.Written<String> written) {
                        String line = write.key() + " " + written.revision() + ".\n";
                        out.write(line.getBytes(UTF_8));
                    }
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
