package dev.kubejar.kubelet.pod;

import static dev.kubejar.kubelet.pod.PodFixture.NOW;
import static dev.kubejar.kubelet.pod.PodFixture.exited;
import static dev.kubejar.kubelet.pod.PodFixture.pod;
import static dev.kubejar.kubelet.pod.PodFixture.running;
import static dev.kubejar.kubelet.pod.PodFixture.sandbox;
import static dev.kubejar.kubelet.pod.PodFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.Condition;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.kubelet.probe.ProbeResults;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class PodReportTest {
    private static final PodReport.Place PLACE = new PodReport.Place(List.of("10.0.0.1"), "docker");

    private static Pod of(String policy, String init) {
        return pod(
                "{'restartPolicy':'%s','initContainers':[%s],'containers':[{'name':'b','image':'busybox'},{'name':'a','image':'busybox'}]}"
                        .formatted(policy, init));
    }

    private static PodReport report(Pod pod, Observation seen, Known known, JsonObject before) {
        return PodReport.of(pod, seen, known, Map.of(), before, PLACE, NOW);
    }

    record Row(
            String when,
            Pod pod,
            Observation seen,
            String phase,
            String initialized,
            String ready) {
        @Override
        public String toString() {
            return when;
        }
    }

    private static final String INIT = "{'name':'i','image':'busybox'}";
    private static final String UNREADY = "ContainersNotReady containers with unready status: ";

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row("nothing is there", of("Always", ""), Observation.NOTHING, "Pending", "True", "False " + UNREADY + "[b a]"),
            new Row("an init container is to come", of("Always", INIT), seen(), "Pending",
                    "False ContainersNotInitialized containers with incomplete status: [i]", "False " + UNREADY + "[b a]"),
            new Row("the init container is done", of("Always", INIT), seen(exited("i", 0)), "Pending", "True", "False " + UNREADY + "[b a]"),
            new Row("the init container failed for good", of("Never", INIT), seen(exited("i", 1)), "",
                    "False ContainersNotInitialized containers with incomplete status: [i]", "False PodFailed"),
            new Row("one of two runs", of("Always", ""), seen(running("a")), "Pending", "True", "False " + UNREADY + "[b]"),
            new Row("both run", of("Always", ""), seen(running("a"), running("b")), "Running", "True", "True"),
            new Row("one has ended and will run again", of("Always", ""), seen(running("a"), exited("b", 1)), "Running", "True",
                    "False " + UNREADY + "[b]"),
            new Row("all ended well, the sandbox still runs", of("Never", ""), seen(exited("a", 0), exited("b", 0)), "",
                    "True PodCompleted", "False PodCompleted"),
            new Row("all ended well", of("Never", ""), stopped(exited("a", 0), exited("b", 0)), "Succeeded",
                    "True PodCompleted", "False PodCompleted"),
            new Row("one ended badly", of("Never", ""), stopped(exited("a", 0), exited("b", 2)), "Failed", "True", "False PodFailed"),
            new Row("one failed and is tried again", of("OnFailure", ""), stopped(exited("a", 0), exited("b", 2)), "Running", "True",
                    "False " + UNREADY + "[b a]"));
    // spotless:on

    private static Observation stopped(dev.kubejar.kubelet.runtime.Container... containers) {
        return new Observation(List.of(sandbox(0, false)), List.of(containers));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void sumsTheContainersUp(Row row) {
        JsonObject status = report(row.pod(), row.seen(), Known.NOTHING, JsonObject.EMPTY).status();
        assertThat(status.string("phase")).isEqualTo(row.phase());
        assertThat(text(status, "Initialized")).isEqualTo(row.initialized());
        assertThat(text(status, "Ready")).isEqualTo(row.ready());
    }

    private static String text(JsonObject status, String type) {
        Condition condition = Condition.find(status, type).orElseThrow();
        return String.join(" ", condition.status(), condition.reason(), condition.message())
                .strip();
    }

    @Test
    void keepsContainersInTheOrderOfTheirNames() {
        JsonObject status =
                report(of("Always", ""), seen(running("a")), Known.NOTHING, JsonObject.EMPTY)
                        .status();
        assertThat(status.objects("containerStatuses"))
                .extracting(one -> one.string("name"))
                .containsExactly("a", "b");
    }

    @Test
    void saysTheSameAgainWithoutAChange() {
        Pod pod = of("Always", "");
        Observation seen = seen(running("a"), running("b"));
        PodReport first = report(pod, seen, Known.NOTHING, JsonObject.EMPTY);
        assertThat(report(pod, seen, Known.NOTHING, first.status()).status())
                .isEqualTo(first.status());
    }

    @Test
    void knowsAContainerThatWasLostWhileItRan() {
        JsonObject before =
                JsonReader.parseObject(
                        "{'containerStatuses':[{'name':'a','restartCount':2,'state':{'running':{'startedAt':'2026-11-21T09:00:00Z'}}}]}"
                                .replace('\'', '"'));
        Known known =
                new Known(
                        Optional.empty(),
                        false,
                        ProbeResults.NONE,
                        BackOffs.NONE,
                        Map.of(),
                        PodReport.containersOf(before));
        ContainerReport report =
                Objects.requireNonNull(
                        report(of("Always", ""), seen(), known, before).containers().get("a"));
        assertThat(report.restartCount()).isEqualTo(3);
        assertThat(report.lastTermination().orElseThrow().reason())
                .isEqualTo("ContainerStatusUnknown");
        assertThat(report.lastTermination().orElseThrow().exitCode()).isEqualTo(137);
    }

    @Test
    void endsAPodThatMissedItsDeadlineOnceItHasStopped() {
        Known known =
                new Known(
                        Optional.of(Known.End.DEADLINE),
                        false,
                        ProbeResults.NONE,
                        BackOffs.NONE,
                        Map.of(),
                        Map.of());
        Pod pod = of("Always", "");
        JsonObject running =
                report(pod, seen(running("a"), running("b")), known, JsonObject.EMPTY).status();
        assertThat(running.string("phase")).isEmpty();
        JsonObject status =
                report(pod, stopped(exited("a", 137), exited("b", 137)), known, running).status();
        assertThat(status.string("phase")).isEqualTo("Failed");
        assertThat(status.string("reason")).isEqualTo("DeadlineExceeded");
    }
}
