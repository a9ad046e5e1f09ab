package dev.kubejar.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.client.Key;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SchedulingQueueTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Key A = new Key("default", "a");
    private static final Key B = new Key("default", "b");

    private final SchedulingQueue queue = new SchedulingQueue();

    @Test
    void triesImportantPodsFirstAndThenTheOldest() {
        queue.add(A, 0, START);
        queue.add(B, 0, START.plusSeconds(1));
        queue.add(new Key("kube-system", "dns"), 2_000_000_000, START.plusSeconds(2));

        assertThat(queue.next()).contains(new Key("kube-system", "dns"));
        assertThat(queue.next()).contains(A);
        assertThat(queue.next()).contains(B);
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void leavesARefusedPodAloneUntilTheClusterChanges() {
        refuse(A);
        queue.wake(START.plusSeconds(60));
        assertThat(queue.next()).isEmpty();

        queue.clusterChanged(START.plusSeconds(60));
        queue.wake(START.plusSeconds(61));
        assertThat(queue.next()).contains(A);
    }

    @Test
    void triesARefusedPodAgainAfterFiveMinutesWhateverHappens() {
        refuse(A);
        assertThat(queue.nextDue()).contains(START.plusSeconds(300));

        queue.wake(START.plusSeconds(300));
        assertThat(queue.next()).contains(A);
    }

    @Test
    void doublesTheBackOffUpToTenSeconds() {
        queue.add(A, 0, START);
        for (int seconds : new int[] {1, 2, 4, 8, 10, 10}) {
            assertThat(queue.next()).contains(A);
            queue.failed(A, START);
            assertThat(queue.nextDue()).contains(START.plusSeconds(seconds));
            queue.wake(START.plusSeconds(seconds));
        }
    }

    @Test
    void aChangeOfThePodItselfIsTriedAtOnce() {
        refuse(A);
        queue.add(A, 0, START.plusSeconds(1));

        assertThat(queue.next()).contains(A);
    }

    @Test
    void forgetsARemovedPod() {
        refuse(A);
        queue.remove(A);
        queue.wake(START.plusSeconds(600));

        assertThat(queue.next()).isEmpty();
        assertThat(queue.nextDue()).isEmpty();
    }

    private void refuse(Key pod) {
        queue.add(pod, 0, START);
        assertThat(queue.next()).contains(pod);
        queue.refused(pod, START);
    }
}
