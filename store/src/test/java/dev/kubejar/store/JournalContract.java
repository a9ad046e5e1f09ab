package dev.kubejar.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [Journal] must do.
public interface JournalContract {

    /// A journal in `directory`, not recovered yet. The same directory gives the same journal.
    Journal journal(Path directory);

    private static JournalRecord put(String key, long created, long revision, long previous) {
        byte[] value = (key + revision).getBytes(UTF_8);
        return new JournalRecord(key, value, created, revision, previous, false);
    }

    private static JournalRecord delete(String key, long created, long revision, long previous) {
        byte[] value = ("gone" + revision).getBytes(UTF_8);
        return new JournalRecord(key, value, created, revision, previous, true);
    }

    private static String text(JournalRecord record) {
        return "%s=%s created %d revision %d previous %d%s"
                .formatted(
                        record.key(),
                        new String(record.value(), UTF_8),
                        record.createRevision(),
                        record.revision(),
                        record.previousRevision(),
                        record.deleted() ? " deleted" : "");
    }

    /// /a is created, replaced and deleted; /b is created and replaced.
    private static List<JournalRecord> lives() {
        return List.of(
                put("/a", 2, 2, 0),
                put("/b", 3, 3, 0),
                put("/a", 2, 4, 2),
                delete("/a", 2, 5, 4),
                put("/b", 3, 6, 3));
    }

    private static List<String> recover(Journal journal, Journal.Recovered expected) {
        List<String> found = new ArrayList<>();
        assertThat(journal.recover(record -> found.add(text(record)))).isEqualTo(expected);
        return found;
    }

    private static List<String> texts(List<JournalRecord> records) {
        return records.stream().map(JournalContract::text).toList();
    }

    @Test
    default void aNewOneIsEmpty(@TempDir Path directory) {
        try (Journal journal = journal(directory)) {
            assertThat(recover(journal, new Journal.Recovered(1, 1))).isEmpty();
            assertThat(journal.read(1, 10)).isEmpty();
        }
    }

    @Test
    default void handsOverAllThatWasAppended(@TempDir Path directory) {
        try (Journal journal = journal(directory)) {
            recover(journal, new Journal.Recovered(1, 1));
            journal.append(lives().subList(0, 2));
            journal.append(lives().subList(2, 5));
        }
        try (Journal journal = journal(directory)) {
            assertThat(recover(journal, new Journal.Recovered(6, 1))).isEqualTo(texts(lives()));
        }
    }

    @Test
    default void readsChangesWithWhatTheyReplaced(@TempDir Path directory) {
        try (Journal journal = journal(directory)) {
            recover(journal, new Journal.Recovered(1, 1));
            journal.append(lives());
            List<JournalChange> changes = journal.read(3, 2);
            assertThat(changes)
                    .extracting(change -> change.record().revision())
                    .containsExactly(4L, 5L);
            assertThat(changes.get(0).previous().map(JournalContract::text))
                    .contains(text(lives().get(0)));
            assertThat(changes.get(1).previous()).isEqualTo(Optional.empty());
            assertThat(journal.read(6, 2)).isEmpty();
        }
    }

    @Test
    default void compactionKeepsLiveStatesAndWhatLaterChangesReplaced(@TempDir Path directory) {
        try (Journal journal = journal(directory)) {
            recover(journal, new Journal.Recovered(1, 1));
            journal.append(lives());
            assertThat(journal.compact(5, 100)).isEqualTo(5);
            assertThat(journal.read(5, 10).getFirst().previous().map(JournalContract::text))
                    .contains(text(lives().get(1)));
            assertThatThrownBy(() -> journal.read(4, 10)).isInstanceOf(CompactedException.class);
        }
        try (Journal journal = journal(directory)) {
            assertThat(recover(journal, new Journal.Recovered(6, 5)))
                    .containsExactly(text(lives().get(1)), text(lives().get(4)));
        }
    }

    @Test
    default void compactsStepByStep(@TempDir Path directory) {
        try (Journal journal = journal(directory)) {
            recover(journal, new Journal.Recovered(1, 1));
            journal.append(lives());
            assertThat(journal.compact(6, 2)).isEqualTo(3);
            assertThat(journal.read(3, 10)).hasSize(3);
            assertThat(journal.compact(6, 2)).isEqualTo(5);
            assertThat(journal.compact(6, 2)).isEqualTo(6);
        }
        try (Journal journal = journal(directory)) {
            assertThat(recover(journal, new Journal.Recovered(6, 6)))
                    .containsExactly(text(lives().get(4)));
        }
    }

    @Test
    default void theNewestRevisionSurvivesItsOwnCompaction(@TempDir Path directory) {
        try (Journal journal = journal(directory)) {
            recover(journal, new Journal.Recovered(1, 1));
            journal.append(List.of(put("/a", 2, 2, 0), delete("/a", 2, 3, 2)));
            assertThat(journal.compact(3, 100)).isEqualTo(3);
        }
        try (Journal journal = journal(directory)) {
            assertThat(recover(journal, new Journal.Recovered(3, 3))).isEmpty();
            journal.append(List.of(put("/a", 4, 4, 0)));
            assertThat(journal.read(3, 10)).hasSize(1);
        }
    }

    @Test
    default void aCheckpointIsAJournal(@TempDir Path directory) {
        Path copy = directory.resolve("copy");
        try (Journal journal = journal(directory.resolve("journal"))) {
            recover(journal, new Journal.Recovered(1, 1));
            journal.append(lives().subList(0, 3));
            journal.checkpoint(copy);
            journal.append(lives().subList(3, 5));
        }
        try (Journal journal = journal(copy)) {
            assertThat(recover(journal, new Journal.Recovered(4, 1)))
                    .isEqualTo(texts(lives().subList(0, 3)));
        }
    }

    @Test
    default void isOpenedByOneAtATime(@TempDir Path directory) {
        try (Journal journal = journal(directory);
                Journal second = journal(directory)) {
            recover(journal, new Journal.Recovered(1, 1));
            assertThatThrownBy(() -> second.recover(record -> {}))
                    .isInstanceOf(StoreLockedException.class);
        }
        try (Journal third = journal(directory)) {
            recover(third, new Journal.Recovered(1, 1));
        }
    }

    @Test
    default void takesNothingWhenItIsClosed(@TempDir Path directory) {
        Journal journal = journal(directory);
        recover(journal, new Journal.Recovered(1, 1));
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(lives())).isInstanceOf(StoreStoppedException.class);
        assertThatThrownBy(() -> journal.read(1, 1)).isInstanceOf(StoreStoppedException.class);
    }
}
