package dev.kubejar.api.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class GoDurationTest {
    /// @param strict as Go reads it; empty for what Go refuses
    /// @param loose as schemas take it
    record Row(String text, String strict, String loose) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("0", "PT0S", "PT0S"),
                    new Row("1h30m", "PT1H30M", "PT1H30M"),
                    new Row("-1.5s", "PT-1.5S", "PT-1.5S"),
                    new Row("+300ms", "PT0.3S", "PT0.3S"),
                    new Row("1us2\u00b5s", "PT0.000003S", "PT0.000003S"),
                    new Row(".5h", "PT30M", "PT30M"),
                    new Row("3 days", "", "PT72H"),
                    new Row("1w", "", "PT168H"),
                    new Row("2 minutes 5 secs", "", "PT2M5S"),
                    new Row("", "", ""),
                    new Row("5", "", ""),
                    new Row("soon", "", ""),
                    new Row("1h!", "", ""),
                    new Row("9999999999.5h", "", ""));

    @ParameterizedTest
    @FieldSource("ROWS")
    void readsWhatGoReads(Row row) {
        assertThat(GoDuration.parse(row.text).map(Duration::toString).orElse(""))
                .isEqualTo(row.strict);
        assertThat(GoDuration.parseLoosely(row.text).map(Duration::toString).orElse(""))
                .isEqualTo(row.loose);
    }

    record Written(String duration, String text) {}

    static final List<Written> WRITTEN =
            List.of(
                    new Written("PT0S", "0s"),
                    new Written("PT0.000000001S", "1ns"),
                    new Written("PT0.0000011S", "1.1\u00b5s"),
                    new Written("PT0.043S", "43ms"),
                    new Written("PT15.043S", "15.043s"),
                    new Written("PT60S", "1m0s"),
                    new Written("PT70M", "1h10m0s"),
                    new Written("PT36H0.5S", "36h0m0.5s"));

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void writesAsGoDoes(Written row) {
        assertThat(GoDuration.text(Duration.parse(row.duration))).isEqualTo(row.text);
    }
}
