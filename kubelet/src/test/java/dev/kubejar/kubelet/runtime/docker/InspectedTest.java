package dev.kubejar.kubelet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonReader;
import dev.kubejar.kubelet.runtime.ContainerState;
import dev.kubejar.kubelet.runtime.ContainerState.Created;
import dev.kubejar.kubelet.runtime.ContainerState.Exited;
import dev.kubejar.kubelet.runtime.ContainerState.Running;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class InspectedTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.5Z");
    private static final Instant END = Instant.parse("2026-01-01T00:01:00Z");
    private static final String TIMES =
            "'StartedAt':'2026-01-01T00:00:00.5Z','FinishedAt':'2026-01-01T00:01:00Z'";
    private static final String NEVER =
            "'StartedAt':'0001-01-01T00:00:00Z','FinishedAt':'0001-01-01T00:00:00Z'";

    record Row(String state, ContainerState read) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("'Status':'created'," + NEVER, new Created()),
                    new Row(
                            "'Status':'created','ExitCode':127,'Error':'no sh'," + NEVER,
                            new Exited(128, "StartError", "no sh", Instant.EPOCH, Instant.EPOCH)),
                    new Row("'Status':'running'," + TIMES, new Running(START)),
                    new Row("'Status':'paused'," + TIMES, new Running(START)),
                    new Row(
                            "'Status':'exited','ExitCode':0," + TIMES,
                            new Exited(0, "Completed", "", START, END)),
                    new Row(
                            "'Status':'exited','ExitCode':2," + TIMES,
                            new Exited(2, "Error", "", START, END)),
                    new Row(
                            "'Status':'exited','ExitCode':137,'OOMKilled':true," + TIMES,
                            new Exited(137, "OOMKilled", "", START, END)),
                    new Row(
                            "'Status':'dead','ExitCode':1,'Error':'x'," + TIMES,
                            new Exited(1, "Error", "x", START, END)));

    @ParameterizedTest
    @FieldSource("ROWS")
    void aContainersStateIsRead(Row row) {
        String json = ("{'State':{" + row.state() + "}}").replace('\'', '"');
        assertThat(new Inspected(JsonReader.parseObject(json)).state()).isEqualTo(row.read());
    }
}
