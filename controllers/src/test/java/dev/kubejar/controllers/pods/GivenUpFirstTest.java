package dev.kubejar.controllers.pods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.controllers.Objects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GivenUpFirstTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private static final String READY =
            "'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True',"
                    + "'lastTransitionTime':'2026-01-01T00:00:00Z'}]}";

    record Row(String why, Pod first, Pod second) {}

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            "not on a node",
                            pod("b", "{'spec':{}}"),
                            pod("a", "{'spec':{'nodeName':'n'}}")),
                    new Row(
                            "pending before running",
                            pod("b", "{'spec':{'nodeName':'n'},'status':{'phase':'Pending'}}"),
                            pod("a", "{'spec':{'nodeName':'n'},'status':{'phase':'Running'}}")),
                    new Row(
                            "not ready before ready",
                            pod("b", "{'spec':{'nodeName':'n'},'status':{'phase':'Running'}}"),
                            pod("a", "{'spec':{'nodeName':'n'}," + READY + "}")),
                    new Row(
                            "cheaper before dearer",
                            pod(
                                    "b",
                                    "{'metadata':{'annotations':{'controller.kubernetes.io/pod-deletion-cost':'-5'}},'spec':{'nodeName':'n'},"
                                            + READY
                                            + "}"),
                            pod("a", "{'spec':{'nodeName':'n'}," + READY + "}")),
                    new Row(
                            "ready for a short time before a long one",
                            pod(
                                    "b",
                                    "{'spec':{'nodeName':'n'},"
                                            + READY.replace("01-01T00", "01-01T23")
                                            + "}"),
                            pod("a", "{'spec':{'nodeName':'n'}," + READY + "}")),
                    new Row(
                            "restarted more often",
                            pod(
                                    "b",
                                    "{'spec':{'nodeName':'n'},'status':{'phase':'Running','containerStatuses':[{'name':'c','restartCount':3}]}}"),
                            pod(
                                    "a",
                                    "{'spec':{'nodeName':'n'},'status':{'phase':'Running','containerStatuses':[{'name':'c','restartCount':1}]}}")),
                    new Row(
                            "younger before older",
                            pod("b", "{'metadata':{'creationTimestamp':'2026-01-01T23:59:00Z'}}"),
                            pod("a", "{'metadata':{'creationTimestamp':'2026-01-01T00:00:00Z'}}")));

    private static Pod pod(String name, String fields) {
        return Objects.object(Pod.KIND, name, fields);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void givesUp(Row row) {
        var order = new GivenUpFirst(List.of(), NOW);

        assertThat(order.compare(row.first(), row.second())).isNegative();
        assertThat(order.compare(row.second(), row.first())).isPositive();
    }

    @Test
    void givesUpWhereTheMostSiblingsAre() {
        Pod crowded = pod("b", "{'spec':{'nodeName':'crowded'}," + READY + "}");
        Pod alone = pod("a", "{'spec':{'nodeName':'alone'}," + READY + "}");
        Pod sibling = pod("c", "{'spec':{'nodeName':'crowded'}}");

        assertThat(new GivenUpFirst(List.of(crowded, alone, sibling), NOW).compare(crowded, alone))
                .isNegative();
    }

    @Test
    void isAnOrderForAnyPods() {
        var random = new Random(7);
        var pods = new ArrayList<Pod>();
        for (int i = 0; i < 500; i++) {
            pods.add(
                    pod(
                            "p" + i,
                            ("{'metadata':{'creationTimestamp':'2026-01-01T%02d:00:00Z'},'spec':{'nodeName':'%s'},"
                                            + READY.replace("01-01T00", "01-01T%02d")
                                            + "}")
                                    .formatted(
                                            random.nextInt(24),
                                            random.nextBoolean() ? "n" : "",
                                            random.nextInt(24))));
        }
        var order = new GivenUpFirst(pods, NOW);
        List<Pod> sorted = pods.stream().sorted(order).toList();
        Collections.shuffle(pods, random);

        assertThat(pods.stream().sorted(order)).containsExactlyElementsOf(sorted);
    }
}
