package dev.kubejar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MachineTest {
    private static final String STAT =
            "42 (a) b) R 1 1 1 0 -1 4 97 0 0 0 0 0 0 0 20 0 1 0 654595 3133440 362";

    @Test
    void tellsTheAgeOfAProcessFromItsStartAndTheUptime() {
        assertThat(Machine.processAge(STAT, "6547.20 3831.80")).contains(Duration.ofMillis(1250));
    }

    @Test
    void doesNotTrustAnUptimeFromBeforeTheStart() {
        assertThat(Machine.processAge(STAT, "12.00 3.00")).isEmpty();
    }

    @Test
    void knowsNoAgeWhereThereIsNoProc() {
        assertThat(Machine.processAge("", "")).isEmpty();
    }
}
