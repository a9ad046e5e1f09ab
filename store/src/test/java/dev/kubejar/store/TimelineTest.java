package dev.kubejar.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TimelineTest {
    @Test
    void tellsWhichRevisionWasNewest() {
        var timeline = new Timeline(1000, 5);
        timeline.mark(3000, 8);
        timeline.mark(9000, 9);
        assertThat(timeline.revisionAt(999)).isZero();
        assertThat(timeline.revisionAt(1000)).isEqualTo(5);
        assertThat(timeline.revisionAt(8999)).isEqualTo(8);
        assertThat(timeline.revisionAt(100_000)).isEqualTo(9);
    }

    @Test
    void neverTakesARevisionForOlderThanItIs() {
        var timeline = new Timeline(0, 1);
        for (int i = 1; i <= 1000; i++) {
            timeline.mark(i * 10L, 1 + i);
        }
        for (int millis = 0; millis <= 10_000; millis++) {
            assertThat(timeline.revisionAt(millis)).isBetween(millis / 10L - 210, 1 + millis / 10L);
        }
    }

    @Test
    void aClockThatStepsBackStandsStill() {
        var timeline = new Timeline(5000, 5);
        timeline.mark(1000, 6);
        assertThat(timeline.revisionAt(4999)).isZero();
        assertThat(timeline.revisionAt(5000)).isEqualTo(6);
    }

    @Test
    void forgetsWhatIsNotAskedForAnyMore() {
        var timeline = new Timeline(0, 1);
        timeline.mark(2000, 2);
        timeline.mark(4000, 3);
        timeline.dropBefore(3000);
        assertThat(timeline.revisionAt(1999)).isZero();
        assertThat(timeline.revisionAt(3000)).isEqualTo(2);
    }
}
