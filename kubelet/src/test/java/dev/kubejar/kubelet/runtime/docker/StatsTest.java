package dev.kubejar.kubelet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonReader;
import dev.kubejar.kubelet.runtime.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class StatsTest {
    /// @param stats of a container that used 5 ns
    record Row(String stats, long workingSet) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("'usage':100,'stats':{'inactive_file':30}", 70),
                    new Row(
                            "'usage':100,'stats':{'inactive_file':30,'total_inactive_file':40}",
                            60),
                    new Row("'usage':100,'stats':{'inactive_file':300}", 0),
                    new Row("", 0));

    @ParameterizedTest
    @FieldSource("ROWS")
    void theWorkingSetIsWithoutFilesThatNobodyReads(Row row) {
        String json =
                "{'cpu_stats':{'cpu_usage':{'total_usage':5}},'memory_stats':{%s}}"
                        .formatted(row.stats);

        assertThat(new Stats(JsonReader.parseObject(json.replace('\'', '"'))).usage())
                .isEqualTo(new Usage(Duration.ofNanos(5), row.workingSet));
    }
}
