package dev.kubejar.client.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final WorkQueue<String> queue = new WorkQueue<>(time);

    @Test
    void servesFirstComeFirst() throws Exception {
        queue.add("a");
        queue.add("b");

        assertThat(queue.take()).contains("a");
        assertThat(queue.take()).contains("b");
    }

    @Test
    void aKeyWaitsOnlyOnce() throws Exception {
        queue.add("a");
        queue.add("a");
        queue.take();
        queue.done("a");

        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void aKeyAddedWhileWorkedOnWaitsUntilThatIsDone() throws Exception {
        queue.add("a");
        queue.take();
        queue.add("a");
        queue.add("b");

        assertThat(queue.take()).contains("b");
        queue.done("a");
        assertThat(queue.take()).contains("a");
    }

    @Test
    void aDelayedKeyComesWhenItsTimeIsOver() throws Exception {
        queue.addAfter("a", Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(9));
        assertThat(queue.isIdle()).isTrue();
        time.advance(Duration.ofSeconds(1));

        assertThat(queue.take()).contains("a");
    }

    @Test
    void theSoonestOfSeveralDelaysCounts() {
        queue.addAfter("a", Duration.ofSeconds(10));
        queue.addAfter("a", Duration.ofSeconds(5));
        queue.addAfter("a", Duration.ofSeconds(20));
        time.advance(Duration.ofSeconds(5));

        assertThat(queue.isIdle()).isFalse();
    }

    @Test
    void closingEndsTheWorkers() throws Exception {
        queue.add("a");
        queue.addAfter("b", Duration.ofSeconds(1));
        queue.close();
        time.advance(Duration.ofSeconds(1));

        assertThat(queue.take()).isEmpty();
    }

    @Test
    void backoffDoublesPerKeyUpToItsLongest() {
        Backoff<String> backoff = Backoff.ofControllers();

        assertThat(backoff.next("a")).isEqualTo(Duration.ofMillis(5));
        assertThat(backoff.next("a")).isEqualTo(Duration.ofMillis(10));
        assertThat(backoff.next("b")).isEqualTo(Duration.ofMillis(5));
        for (int i = 0; i < 100; i++) {
            backoff.next("a");
        }
        assertThat(backoff.next("a")).isEqualTo(Duration.ofSeconds(1000));
        backoff.reset("a");
        assertThat(backoff.next("a")).isEqualTo(Duration.ofMillis(5));
    }
}
