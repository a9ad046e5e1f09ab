package dev.kubejar.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.node.Taint;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.controllers.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NodeDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    record Row(String when, String fields, boolean someReady, List<String> taints) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("ready", ready("True"), true, List.of()),
                    new Row(
                            "not ready",
                            ready("False"),
                            true,
                            List.of(
                                    "node.kubernetes.io/not-ready:NoSchedule",
                                    "node.kubernetes.io/not-ready:NoExecute")),
                    new Row(
                            "unknown",
                            ready("Unknown"),
                            true,
                            List.of(
                                    "node.kubernetes.io/unreachable:NoSchedule",
                                    "node.kubernetes.io/unreachable:NoExecute")),
                    new Row(
                            "unknown as all others",
                            ready("Unknown"),
                            false,
                            List.of("node.kubernetes.io/unreachable:NoSchedule")),
                    new Row(
                            "cordoned, with a taint of somebody's",
                            ready("True")
                                    .replace(
                                            "'spec':{}",
                                            "'spec':{'unschedulable':true,'taints':[{'key':'mine','effect':'NoExecute'}]}"),
                            true,
                            List.of(
                                    "mine:NoExecute",
                                    "node.kubernetes.io/unschedulable:NoSchedule")),
                    new Row(
                            "well again",
                            ready("True")
                                    .replace(
                                            "'spec':{}",
                                            "'spec':{'taints':[{'key':'node.kubernetes.io/unreachable','effect':'NoExecute'}]}"),
                            true,
                            List.of()));

    private static String ready(String status) {
        return "{'spec':{},'status':{'conditions':[{'type':'Ready','status':'%s'}]}}"
                .formatted(status);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void taintsNodesByTheirConditions(Row row) {
        Node node = Objects.object(Node.KIND, "n", row.fields());

        assertThat(NodeHealth.taints(node, row.someReady(), NOW).objects())
                .extracting(taint -> taint.string("key") + ":" + taint.string("effect"))
                .containsExactlyElementsOf(row.taints());
    }

    @Test
    void aNodeThatIsHeardOfIsLookedAtAgainWhenItsGraceEnds() {
        Node node = Objects.object(Node.KIND, "n", ready("True"));
        Plan plan = NodeReconciler.decide(node, NOW.minusSeconds(20), List.of(), true, NOW);

        assertThat(plan).isEqualTo(Plan.nothing().againAfter(Duration.ofSeconds(30)));
    }

    @Test
    void aNodeThatNeverSpokeIsSaidToHaveNeverDone() {
        Node node = Objects.object(Node.KIND, "n", "{}");
        Plan plan = NodeReconciler.decide(node, NOW.minusSeconds(61), List.of(), true, NOW);
        var merge = (Change.Merge) plan.changes().getFirst();

        assertThat(merge.body().object("status").objects("conditions"))
                .hasSize(4)
                .allMatch(one -> one.string("reason").equals("NodeStatusNeverUpdated"))
                .allMatch(one -> one.string("message").equals("Kubelet never posted node status."));
    }

    @Test
    void aPodStaysAsLongAsItToleratesTheTaint() {
        List<Taint> taints =
                List.of(
                        new Taint(
                                Objects.json(
                                        "{'key':'node.kubernetes.io/unreachable','effect':'NoExecute','timeAdded':'2026-01-01T23:59:00Z'}")));

        assertThat(EvictionReconciler.decide(tolerating("'tolerationSeconds':300,"), taints, NOW))
                .isEqualTo(Plan.nothing().againAfter(Duration.ofMinutes(4)));
        assertThat(
                        EvictionReconciler.decide(
                                        tolerating("'tolerationSeconds':60,"), taints, NOW)
                                .changes())
                .hasSize(2);
        assertThat(EvictionReconciler.decide(tolerating(""), taints, NOW))
                .isEqualTo(Plan.nothing());
        assertThat(
                        EvictionReconciler.decide(Objects.object(Pod.KIND, "p", "{}"), taints, NOW)
                                .changes())
                .hasSize(2);
    }

    private static Pod tolerating(String seconds) {
        return Objects.object(
                Pod.KIND,
                "p",
                "{'spec':{'tolerations':[{'key':'node.kubernetes.io/unreachable',%s'operator':'Exists'}]}}"
                        .formatted(seconds));
    }
}
