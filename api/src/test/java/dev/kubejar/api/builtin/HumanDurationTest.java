package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {

    @ParameterizedTest
    @CsvSource({
        "PT-2S, <invalid>",
        "PT-1S, 0s",
        "PT1S, 1s",
        "PT70S, 70s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT2M10S, 2m10s",
        "PT9M59S, 9m59s",
        "PT10M1S, 10m",
        "PT119M, 119m",
        "PT179M, 179m",
        "PT3H, 3h",
        "PT3H10M, 3h10m",
        "PT8H10M, 8h",
        "PT47H, 47h",
        "P2D, 2d",
        "P2DT1H, 2d1h",
        "P8DT1H, 8d",
        "P729D, 729d",
        "P730D, 2y",
        "P735D, 2y5d",
        "P2919D, 7y364d",
        "P2920D, 8y",
    })
    void printsTwoUnitsAtMost(Duration duration, String text) {
        assertThat(HumanDuration.of(duration)).isEqualTo(text);
    }
}
