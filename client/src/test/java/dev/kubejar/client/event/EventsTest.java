package dev.kubejar.client.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.event.Event;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.MemoryApi;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Thing;
import dev.kubejar.client.WriteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final MemoryApi api = new MemoryApi();
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final Events events = new Events(api, time, WriteOptions.as("test"));
    private final EventRecorder recorder = events.recorder("kubelet", "node-1");
    private final Thing thing = new Thing(withUid(Thing.named("a", 1)));

    private static ApiObject withUid(ApiObject object) {
        return object.withMeta(object.meta().with("uid", "u"));
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void anEventSaysWhoSaysWhatAboutWhom() throws Exception {
        recorder.record(
                thing.object(), "spec.containers{c}", EventType.WARNING, "BackOff", "again");
        ApiObject event = written().getFirst().object();

        assertThat(event.meta().name()).isEqualTo("a." + stamp());
        assertThat(event.meta().namespace()).isEqualTo("ns");
        assertThat(event.json().object("involvedObject").string("fieldPath"))
                .isEqualTo("spec.containers{c}");
        assertThat(event.json().object("source").string("component")).isEqualTo("kubelet");
        assertThat(event.json().object("source").string("host")).isEqualTo("node-1");
        assertThat(event.json().string("reportingComponent")).isEqualTo("kubelet");
        assertThat(event.json().string("type")).isEqualTo("Warning");
        assertThat(event.json().string("firstTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(event.json().integer("count", 0)).isEqualTo(1);
    }

    private static String stamp() {
        return Long.toHexString(
                Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L);
    }

    @Test
    void theSameEventAgainRaisesItsCount() throws Exception {
        recorder.normal(thing, "Pulled", "image");
        time.advance(Duration.ofSeconds(5));
        recorder.normal(thing, "Pulled", "image");
        Event event = written().getFirst();

        assertThat(written()).hasSize(1);
        assertThat(event.count()).isEqualTo(2);
        assertThat(event.firstTimestamp()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(event.lastTimestamp()).contains(Instant.parse("2026-01-01T00:00:05Z"));
    }

    @Test
    void fromTheTenthOnSimilarMessagesAreCombined() throws Exception {
        for (int i = 1; i <= 12; i++) {
            recorder.normal(thing, "Failed", "attempt " + i);
        }
        List<Event> all = written();

        assertThat(all).hasSize(10);
        assertThat(all)
                .filteredOn(event -> event.count() == 3)
                .singleElement()
                .matches(event ->
                        event.message().equals("(combined from similar events): attempt 12"));
    }

    @Test
    void tooManyAboutOneObjectAreDropped() throws Exception {
        for (int i = 0; i < 40; i++) {
            recorder.normal(thing, "Reason" + i, "message");
        }
        assertThat(written()).hasSize(25);

        time.advance(Duration.ofMinutes(5));
        recorder.normal(thing, "Later", "message");
        recorder.normal(thing, "TooSoon", "message");
        assertThat(written()).hasSize(26).anyMatch(event -> event.reason().equals("Later"));
    }

    @Test
    void anEventThatWasForgottenIsWrittenAnew() throws Exception {
        recorder.normal(thing, "Pulled", "image");
        ApiObject first = written().getFirst().object();
        api.delete(ResourcePath.of(Event.KIND.type(), first), DeleteOptions.DEFAULT);
        recorder.normal(thing, "Pulled", "image");

        assertThat(written()).singleElement().matches(event -> event.count() == 2);
    }

    private List<Event> written() throws InterruptedException {
        events.awaitIdle();
        return api.list(ResourcePath.all(Event.KIND.type()), ListOptions.ALL).items().stream()
                .map(Event::new)
                .toList();
    }
}
