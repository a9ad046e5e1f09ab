package dev.kubejar.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackOffsTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void doublesFromTenSecondsToFiveMinutes() {
        BackOffs backOffs = BackOffs.NONE;
        var delays = new ArrayList<Long>();
        Instant now = START;
        for (int i = 0; i < 7; i++) {
            backOffs = backOffs.raised("a", now, now);
            delays.add(backOffs.delay("a").toSeconds());
            now = now.plus(backOffs.delay("a"));
        }
        assertThat(delays).isEqualTo(List.of(10L, 20L, 40L, 80L, 160L, 300L, 300L));
    }

    @Test
    void letsTheFirstRestartGoAtOnceAndHoldsTheSecond() {
        assertThat(BackOffs.NONE.holdsUntil("a", START, START)).isEmpty();
        BackOffs once = BackOffs.NONE.raised("a", START, START);
        Instant failedAgain = START.plusSeconds(1);
        assertThat(once.holdsUntil("a", failedAgain, failedAgain))
                .contains(failedAgain.plusSeconds(10));
        assertThat(once.holdsUntil("a", failedAgain, failedAgain.plusSeconds(10))).isEmpty();
    }

    @Test
    void forgetsAfterTenGoodMinutes() {
        BackOffs once = BackOffs.NONE.raised("a", START, START).raised("a", START, START);
        Instant later = START.plus(Duration.ofMinutes(10)).plusSeconds(1);
        assertThat(once.holdsUntil("a", later, later)).isEmpty();
        assertThat(once.raised("a", later, later).delay("a")).isEqualTo(BackOffs.INITIAL);
    }
}
