package dev.kubejar.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.store.Durability;
import dev.kubejar.store.JournalRecord;
import dev.kubejar.store.StoreDamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store whose files were changed behind its back is either refused, with nothing touched, or it
/// still holds all that was acknowledged.
final class DamageTest {
    private static final int FLIPS_PER_FILE = 6;

    @TempDir Path root;

    private Path whole;
    private List<String> records;

    /// Three sessions leave table files, several logs and a manifest with some history.
    @BeforeEach
    void write() throws IOException {
        whole = root.resolve("whole");
        long revision = 1;
        for (int session = 0; session < 3; session++) {
            try (var journal = new RocksJournal(whole, Durability.SYNC)) {
                journal.recover(record -> {});
                for (int batch = 0; batch < 20; batch++) {
                    var records = new ArrayList<JournalRecord>();
                    for (int i = 0; i < 5; i++) {
                        revision++;
                        records.add(record(revision));
                    }
                    journal.append(records);
                }
                journal.compact(revision / 2, 1000);
            }
        }
        records = read(copy());
        assertThat(records).hasSizeGreaterThan(100);
    }

    private static JournalRecord record(long revision) {
        String key = "/registry/things/" + revision % 60;
        byte[] value =
                ("{\"name\":\"" + key + "\",\"r\":" + revision + "}").repeat(8).getBytes(UTF_8);
        long previous = revision > 61 ? revision - 60 : 0;
        return new JournalRecord(key, value, 2 + revision % 60, revision, previous, false);
    }

    private static List<String> read(Path directory) {
        var found = new ArrayList<String>();
        try (var journal = new RocksJournal(directory, Durability.SYNC)) {
            var recovered =
                    journal.recover(record ->
                            found.add(
                                    record.revision()
                                            + record.key()
                                            + Arrays.hashCode(record.value())));
            found.add(recovered.toString());
        }
        return found;
    }

    @Test
    void aFlippedBitIsRefusedOrLosesNothing() throws IOException {
        long seed = 42;
        var random = new Random(seed);
        Map<String, Integer> refused = new TreeMap<>();
        for (Path file : files(whole)) {
            for (int i = 0; i < FLIPS_PER_FILE; i++) {
                Path copy = copy();
                Path victim = copy.resolve(whole.relativize(file));
                byte[] bytes = Files.readAllBytes(victim);
                if (bytes.length == 0) {
                    continue;
                }
                int at = random.nextInt(bytes.length);
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(victim, bytes);
                String what = "seed " + seed + ": " + file.getFileName() + " byte " + at;
                if (!openOrRefuse(copy, what)) {
                    refused.merge(kind(file), 1, Integer::sum);
                }
            }
        }
        assertThat(refused).containsKeys("log", "sst", "MANIFEST", "CURRENT", "high-water-mark");
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).replaceAll("-[0-9]+$", "");
    }

    @Test
    void aMissingFileIsRefusedOrLosesNothing() throws IOException {
        var refused = new ArrayList<String>();
        for (Path file : files(whole)) {
            Path copy = copy();
            Files.delete(copy.resolve(whole.relativize(file)));
            if (!openOrRefuse(copy, "without " + file)) {
                refused.add(kind(file));
            }
        }
        assertThat(refused).contains("log", "sst", "MANIFEST", "CURRENT", "high-water-mark");
    }

    @Test
    void aCutFileIsRefusedOrLosesNothing() throws IOException {
        var random = new Random(7);
        var refused = new ArrayList<String>();
        for (Path file : files(whole)) {
            for (int i = 0; i < 3; i++) {
                Path copy = copy();
                Path victim = copy.resolve(whole.relativize(file));
                byte[] bytes = Files.readAllBytes(victim);
                int length = i == 0 ? 0 : random.nextInt(bytes.length + 1);
                Files.write(victim, Arrays.copyOf(bytes, length));
                if (!openOrRefuse(copy, file + " cut to " + length)) {
                    refused.add(kind(file));
                }
            }
        }
        assertThat(refused).contains("log", "sst", "MANIFEST", "CURRENT", "high-water-mark");
    }

    @Test
    void aTornTailThatWasNeverAcknowledgedIsCutOff() throws IOException {
        Path log = logs(whole).getLast();
        byte[] bytes = Files.readAllBytes(log);
        byte[] torn = Arrays.copyOf(bytes, bytes.length + 40);
        Arrays.fill(torn, bytes.length + 7, torn.length, (byte) 1);
        torn[bytes.length + 4] = 100; // a record that says it is longer than what follows
        torn[bytes.length + 6] = 1;
        Files.write(log, torn);
        assertThat(read(whole)).isEqualTo(records);
    }

    @Test
    void aDirectoryWithoutItsDatabaseIsRefused() throws IOException {
        for (Path file : files(whole.resolve("db"))) {
            Files.delete(file);
        }
        assertThatThrownBy(() -> read(whole))
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("its log ends at revision 1, but revision 301 was");
    }

    /// True if the store opened and holds everything.
    private boolean openOrRefuse(Path copy, String what) throws IOException {
        Map<String, String> before = contents(copy);
        try {
            assertThat(read(copy)).as(what).isEqualTo(records);
            return true;
        } catch (StoreDamagedException e) {
            assertThat(contents(copy)).as("files after the refusal of " + what).isEqualTo(before);
            return false;
        }
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(directory)) {
            String name = directory.relativize(file).toString();
            if (!name.equals("lock") && !name.equals("db/LOCK")) {
                contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static List<Path> logs(Path directory) throws IOException {
        return files(directory).stream().filter(file -> file.toString().endsWith(".log")).toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempDirectory(root, "copy");
        for (Path file : files(whole)) {
            Path to = copy.resolve(whole.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        return copy;
    }
}
