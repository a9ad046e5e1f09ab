package dev.kubejar.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class DeciderTest {
    private static final String NOT_HELPFUL = "Preemption is not helpful for scheduling";
    private static final String NO_VICTIMS = "No preemption victims found for incoming pod";

    private final Decider decider = Decider.standard();

    record Row(String when, String podSpec, String node, String reason, String preemption) {
        @Override
        public String toString() {
            return when;
        }
    }

    static final List<Row> REFUSALS =
            List.of(
                    new Row(
                            "more CPU than the node has",
                            requests("cpu", "5"),
                            node("{}", "[]"),
                            "Insufficient cpu",
                            NOT_HELPFUL),
                    new Row(
                            "more memory than the node has",
                            requests("memory", "9Gi"),
                            node("{}", "[]"),
                            "Insufficient memory",
                            NOT_HELPFUL),
                    new Row(
                            "a resource that the node does not know",
                            requests("example.com/gpu", "1"),
                            node("{}", "[]"),
                            "Insufficient example.com/gpu",
                            NOT_HELPFUL),
                    new Row(
                            "a label that the node lacks",
                            "{'nodeSelector': {'disk': 'ssd'}}",
                            node("{}", "[]"),
                            "node(s) didn't match Pod's node affinity/selector",
                            NOT_HELPFUL),
                    new Row(
                            "a required affinity to another zone",
                            "{'affinity': {'nodeAffinity': {'requiredDuringSchedulingIgnoredDuringExecution': {'nodeSelectorTerms':"
                                    + " [{'matchExpressions': [{'key': 'zone', 'operator': 'In', 'values': ['b']}]}]}}}}",
                            node("{'zone': 'a'}", "[]"),
                            "node(s) didn't match Pod's node affinity/selector",
                            NOT_HELPFUL),
                    new Row(
                            "an untolerated taint",
                            "{}",
                            node(
                                    "{}",
                                    "[{'key': 'dedicated', 'value': 'db', 'effect': 'NoSchedule'}]"),
                            "node(s) had untolerated taint(s)",
                            NOT_HELPFUL),
                    new Row(
                            "a cordoned node",
                            "{}",
                            node("{}", "[]").replace("'taints'", "'unschedulable': true, 'taints'"),
                            "node(s) were unschedulable",
                            NOT_HELPFUL));

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void explainsARefusalAsUpstreamDoes(Row row) {
        Decision decision = decider.decide(pod(row.podSpec), List.of(state(row.node)), 0);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .isEqualTo(
                                                ("0/1 nodes are available: 1 %s. no new claims to deallocate, preemption: 0/1 nodes are"
                                                                + " available: 1 %s.")
                                                        .formatted(row.reason, row.preemption)));
    }

    @Test
    void aFullNodeCouldBeHelpedByTheEndOfItsPods() {
        NodeState full = state(node("{}", "[]")).plus(pod(requests("cpu", "3")));

        Decision decision = decider.decide(pod(requests("cpu", "2")), List.of(full), 0);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .isEqualTo(
                                                "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes"
                                                        + " are available: 1 "
                                                        + NO_VICTIMS
                                                        + "."));
    }

    @Test
    void countsTheNodesBehindEachReason() {
        List<NodeState> nodes =
                List.of(
                        state(node("{}", "[]")).plus(pod(requests("cpu", "4"))),
                        state(node("{}", "[{'key': 'a', 'effect': 'NoExecute'}]")),
                        state(node("{}", "[]")).plus(pod(requests("cpu", "4"))));

        Decision decision = decider.decide(pod(requests("cpu", "1")), nodes, 0);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .startsWith(
                                                "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. ")
                                        .endsWith(
                                                "0/3 nodes are available: 1 "
                                                        + NOT_HELPFUL
                                                        + ", 2 "
                                                        + NO_VICTIMS
                                                        + "."));
    }

    @Test
    void saysWhenThereAreNoNodes() {
        assertThat(decider.decide(pod("{}"), List.of(), 0))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .isEqualTo("no nodes available to schedule pods"));
    }

    @Test
    void aTolerationOpensATaintedNode() {
        String podSpec = "{'tolerations': [{'key': 'dedicated', 'operator': 'Exists'}]}";
        NodeState tainted =
                state(node("{}", "[{'key': 'dedicated', 'value': 'db', 'effect': 'NoSchedule'}]"));

        assertThat(decider.decide(pod(podSpec), List.of(tainted), 0))
                .isInstanceOf(Decision.Placed.class);
    }

    @Test
    void twoPodsCannotTakeOneHostPort() {
        String podSpec =
                "{'containers': [{'name': 'a', 'ports': [{'containerPort': 80, 'hostPort': 8080}]}]}";
        NodeState taken = state(node("{}", "[]")).plus(pod(podSpec));

        assertThat(decider.decide(pod(podSpec), List.of(taken), 0))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .startsWith(
                                                "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports."));
        assertThat(decider.decide(pod(podSpec), List.of(taken.minus(pod(podSpec))), 0))
                .isInstanceOf(Decision.Placed.class);
    }

    @Test
    void prefersTheEmptierNode() {
        List<NodeState> nodes =
                List.of(
                        state(named("busy", node("{}", "[]"))).plus(pod(requests("cpu", "2"))),
                        state(named("idle", node("{}", "[]"))));

        assertThat(placed(pod("{}"), nodes, 0)).isEqualTo("idle");
    }

    @Test
    void avoidsASoftTaint() {
        List<NodeState> nodes =
                List.of(
                        state(
                                named(
                                        "tainted",
                                        node(
                                                "{}",
                                                "[{'key': 'a', 'effect': 'PreferNoSchedule'}]"))),
                        state(named("clean", node("{}", "[]"))));

        assertThat(placed(pod("{}"), nodes, 0)).isEqualTo("clean");
    }

    @Test
    void followsAPreferredAffinity() {
        List<NodeState> nodes =
                List.of(
                        state(named("slow", node("{}", "[]"))),
                        state(named("fast", node("{'disk': 'ssd'}", "[]"))));
        String term = "{'matchExpressions': [{'key': 'disk', 'operator': 'Exists'}]}";
        String affinity =
                "{'affinity': {'nodeAffinity': {'preferredDuringSchedulingIgnoredDuringExecution': [{'weight': 1, 'preference': %s}]}}}"
                        .formatted(term);

        assertThat(placed(pod(affinity), nodes, 0)).isEqualTo("fast");
    }

    @Test
    void spreadsEqualPodsOverEqualNodes() {
        var nodes =
                new ArrayList<>(
                        IntStream.range(0, 10)
                                .mapToObj(i -> state(named("n" + i, node("{}", "[]"))))
                                .toList());
        var counts = new HashMap<String, Integer>();
        int begin = 0;
        for (int i = 0; i < 50; i++) {
            var placed = (Decision.Placed) decider.decide(pod("{}"), nodes, begin);
            begin = placed.next();
            counts.merge(placed.node(), 1, Integer::sum);
            nodes.replaceAll(
                    node -> node.name().equals(placed.node()) ? node.plus(pod("{}")) : node);
        }

        assertThat(counts.values()).hasSize(10).allMatch(count -> count == 5);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "101, 100", "1000, 420", "5000, 500", "10000, 500"})
    void looksAtFewerNodesTheMoreThereAre(int nodes, int enough) {
        assertThat(Decider.enough(nodes)).isEqualTo(enough);
    }

    private String placed(Demand pod, List<NodeState> nodes, int begin) {
        return ((Decision.Placed) decider.decide(pod, nodes, begin)).node();
    }

    private static String requests(String resource, String amount) {
        return "{'containers': [{'name': 'a', 'resources': {'requests': {'%s': '%s'}}}]}"
                .formatted(resource, amount);
    }

    private static String named(String name, String node) {
        return node.replace("'name': 'n'", "'name': '" + name + "'");
    }

    private static String node(String labels, String taints) {
        return "{'metadata': {'name': 'n', 'labels': %s}, 'spec': {'taints': %s}, 'status': {'allocatable': {'cpu': '4', 'memory': '8Gi', 'pods': '110'}}}"
                .formatted(labels, taints);
    }

    private static NodeState state(String node) {
        return NodeState.empty(new Node(object(node)));
    }

    private static Demand pod(String spec) {
        String withContainers = spec.contains("containers") ? spec : spec.replaceFirst("}$", "");
        String containers =
                spec.contains("containers")
                        ? ""
                        : (spec.equals("{}") ? "" : ", ") + "'containers': [{'name': 'a'}]}";
        return Demand.of(
                new Pod(
                        object(
                                "{'metadata': {'name': 'p', 'namespace': 'default'}, 'spec': "
                                        + withContainers
                                        + containers
                                        + "}")));
    }

    private static ApiObject object(String json) {
        return new ApiObject(JsonReader.parseObject(json.replace('\'', '"')));
    }
}
