package dev.kubejar.apiserver.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.client.ContainerUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ReadingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// @param earlier what was read 30 s after the start; nothing was when empty
    /// @param later what was read 60 s after it
    /// @param told the window and each container, or nothing
    record Row(List<ContainerUsage> earlier, List<ContainerUsage> later, String told) {}

    static final List<Row> ROWS =
            List.of(
                    new Row(List.of(), List.of(), "nothing"),
                    new Row(List.of(), List.of(used("a", "1", 0, 6_000)), "PT1M a=100m/1Ki"),
                    new Row(
                            List.of(used("a", "1", 0, 3_000)),
                            List.of(used("a", "1", 0, 18_000)),
                            "PT30S a=500m/1Ki"),
                    new Row(
                            List.of(used("a", "1", 0, 3_000)),
                            List.of(used("a", "2", 40, 1_000)),
                            "PT20S a=50m/1Ki"),
                    new Row(
                            List.of(used("b", "2", 0, 0), used("a", "1", 0, 3_000)),
                            List.of(used("b", "3", 40, 20_000), used("a", "1", 0, 3_001)),
                            "PT30S a=33333n/1Ki b=1/1Ki"),
                    new Row(
                            List.of(used("a", "1", 0, 3_000)),
                            List.of(used("a", "1", 0, 2_000)),
                            "PT30S a=0/1Ki"),
                    new Row(List.of(), List.of(used("a", "1", 51, 1_000)), "nothing"),
                    new Row(
                            List.of(),
                            List.of(used("a", "1", 0, 1_000), used("b", "2", 51, 1_000)),
                            "nothing"));

    private static ContainerUsage used(String name, String id, int startedAfter, int millis) {
        return new ContainerUsage(
                name, id, START.plusSeconds(startedAfter), Duration.ofMillis(millis), 1_024);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void theRateIsWhatWasUsedSinceTheEarlierReadingOrTheStart(Row row) {
        Optional<Reading> earlier =
                Optional.of(row.earlier)
                        .filter(it -> !it.isEmpty())
                        .map(it -> new Reading(START.plusSeconds(30), it));
        var later = new Reading(START.plusSeconds(60), row.later);

        assertThat(later.since(earlier).map(ReadingTest::text).orElse("nothing"))
                .isEqualTo(row.told);
    }

    private static String text(PodUsage usage) {
        return usage.window()
                + usage.containers().entrySet().stream()
                        .map(it -> " " + it.getKey() + "=" + text(it.getValue()))
                        .collect(Collectors.joining());
    }

    private static String text(Amount amount) {
        return amount.json().string("cpu") + "/" + amount.json().string("memory");
    }
}
