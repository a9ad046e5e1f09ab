package dev.kubejar.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:01Z, 2026-11-21T10:00:01Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2026-11-21T10:00:00.123456Z, 2026-11-21T10:00:00.123456Z",
        "2026-11-21T12:00:00+02:00, 2026-11-21T10:00:00Z"
    })
    void readsWhatKubernetesAndOthersWrite(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-11-21T10:00:00",
                "2026-11-21 10:00:00Z",
                "2026-11-21T1a:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-21T10:00:01Z"})
    void writesWhatItReads(String text) {
        assertThat(Timestamps.seconds(Timestamps.parse(text))).isEqualTo(text);
    }
}
