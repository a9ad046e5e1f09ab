package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WatchEvent;
import dev.kubejar.client.WriteOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InProcessApiTest {
    private static final WriteOptions BY_TEST = WriteOptions.as("test");
    private static final ResourcePath MAPS = ResourcePath.in(ConfigMap.KIND.type(), "default");
    private static final ResourcePath A = ResourcePath.of(ConfigMap.KIND.type(), "default", "a");

    @TempDir private Path dir;
    private InProcessApi api;
    private Client client;

    @BeforeEach
    void open() {
        api =
                InProcessApi.open(
                        dir.resolve("store"),
                        new ManualTime(Instant.parse("2026-01-01T00:00:00Z")));
        client = api.client();
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static ApiObject map(String name, String value) {
        return new ApiObject(
                JsonReader.parseObject(
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap",
                         "metadata": {"name": "%s"}, "data": {"key": "%s"}}
                        """
                                .formatted(name, value)));
    }

    @Test
    void whatIsCreatedCanBeRead() {
        ApiObject created = client.create(MAPS, map("a", "1"), BY_TEST);
        assertThat(created.meta().uid()).hasSize(36);
        assertThat(created.meta().json().string("creationTimestamp"))
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(client.get(A)).isEqualTo(created);
        ObjectList list = client.list(MAPS, ListOptions.ALL);
        assertThat(list.items()).containsExactly(created);
        assertThat(list.resourceVersion()).isEqualTo(created.meta().resourceVersion());
    }

    @Test
    void aWatchTellsWhatHappensToAnObject() throws InterruptedException {
        String start = client.list(MAPS, ListOptions.ALL).resourceVersion();
        ApiObject created = client.create(MAPS, map("a", "1"), BY_TEST);
        ApiObject updated = client.update(A, map("a", "2"), BY_TEST);
        assertThat(client.delete(A, DeleteOptions.DEFAULT)).isEmpty();
        try (Watch watch = client.watch(MAPS, ListOptions.ALL.after(start))) {
            assertThat(watch.next()).contains(new WatchEvent.Added(created));
            assertThat(watch.next()).contains(new WatchEvent.Modified(updated));
            assertThat(watch.next().orElseThrow()).isInstanceOf(WatchEvent.Deleted.class);
        }
        assertThatThrownBy(() -> client.get(A)).hasMessage("configmaps \"a\" not found");
    }

    @Test
    void aWatchFromNothingBeginsWithWhatIsThere() throws InterruptedException {
        ApiObject created = client.create(MAPS, map("a", "1"), BY_TEST);
        try (Watch watch = client.watch(MAPS, ListOptions.ALL)) {
            assertThat(watch.next()).contains(new WatchEvent.Added(created));
            assertThat(watch.next())
                    .contains(new WatchEvent.Bookmark(created.meta().resourceVersion()));
        }
    }

    @Test
    void readersShareOneTree() {
        client.create(MAPS, map("a", "1"), BY_TEST);
        ApiObject first = client.get(A);
        assertThat(client.get(A)).isSameAs(first);
        assertThat(client.list(MAPS, ListOptions.ALL).items().getFirst()).isSameAs(first);
    }

    @Test
    void anUpdateThatChangesNothingIsNotWritten() {
        ApiObject created = client.create(MAPS, map("a", "1"), BY_TEST);
        ApiObject updated = client.update(A, map("a", "1"), BY_TEST);
        assertThat(updated).isEqualTo(created);
    }

    @Test
    void aPatchChangesWhatItNames() {
        client.create(MAPS, map("a", "1"), BY_TEST);
        ApiObject patched =
                client.patch(
                        A, Patch.merge(JsonReader.parse("{\"data\": {\"more\": \"2\"}}")), BY_TEST);
        assertThat(patched.json().stringMap("data"))
                .containsEntry("key", "1")
                .containsEntry("more", "2");
    }

    @Test
    void whatIsWrittenIsTheTreeThatAllReadersGet() {
        ApiObject created = client.create(MAPS, map("a", "1"), BY_TEST);
        assertThat(client.get(A)).isSameAs(created);
    }

    @Test
    void patchesOfManyAtOnceAllCount() throws InterruptedException {
        client.create(MAPS, map("a", "1"), BY_TEST);
        List<Thread> writers =
                IntStream.range(0, 8)
                        .mapToObj(writer -> Thread.ofVirtual().start(() -> addKeys(writer)))
                        .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(client.get(A).json().object("data").size()).isEqualTo(8 * 25 + 1);
    }

    private void addKeys(int writer) {
        for (int i = 0; i < 25; i++) {
            String patch = "{\"data\": {\"key-%d-%d\": \"\"}}".formatted(writer, i);
            client.patch(A, Patch.merge(JsonReader.parse(patch)), BY_TEST);
        }
    }

    @Test
    void ofManyUpdatesOfOneVersionOneWins() throws InterruptedException {
        ApiObject created = client.create(MAPS, map("a", "1"), BY_TEST);
        var conflicts = new AtomicInteger();
        List<Thread> writers =
                IntStream.range(0, 8)
                        .mapToObj(writer ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            try {
                                                client.update(
                                                        A,
                                                        map("a", "from " + writer)
                                                                .withMeta(created.meta()),
                                                        BY_TEST);
                                            } catch (StatusException e) {
                                                conflicts.addAndGet(e.is(Reason.CONFLICT) ? 1 : 0);
                                            }
                                        }))
                        .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(conflicts).hasValue(7);
    }
}
