package dev.kubejar.controllers.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.controllers.Objects;
import dev.kubejar.controllers.endpointslice.EndpointSliceReconciler.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSliceDecisionTest {
    private static final Service SERVICE =
            Objects.object(
                    Service.KIND,
                    "web",
                    "{'metadata':{'labels':{'team':'a'}},'spec':{'clusterIP':'10.96.0.7','selector':{'app':'web'},"
                            + "'ports':[{'name':'http','port':80,'targetPort':8080}]}}");

    @Test
    void aReadyPodIsAnEndpoint() {
        var create = (Change.Create) decide(pods(1), List.of()).changes().getFirst();
        JsonObject slice = create.object().json();

        assertThat(slice.objects("endpoints"))
                .containsExactly(
                        Objects.json(
                                "{'addresses':['10.1.0.0'],'conditions':{'ready':true,'serving':true,'terminating':false},"
                                        + "'targetRef':{'kind':'Pod','namespace':'default','name':'p0','uid':'uid-p0'},"
                                        + "'nodeName':'n','zone':'z'}"));
        assertThat(slice.objects("ports"))
                .containsExactly(Objects.json("{'name':'http','protocol':'TCP','port':8080}"));
        assertThat(create.object().meta().labels())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "team", "a",
                                "kubernetes.io/service-name", "web",
                                "endpointslice.kubernetes.io/managed-by",
                                        "endpointslice-controller.k8s.io"));
        assertThat(create.object().meta().annotations())
                .containsEntry("endpoints.kubernetes.io/last-change-trigger-time", "then");
        assertThat(create.object().meta().generateName()).isEqualTo("web-");
    }

    @Test
    void aServiceThatPrefersTheNearHintsAtZones() {
        Service near =
                Objects.changed(
                        Service.KIND,
                        SERVICE,
                        object ->
                                object.with(
                                        "spec",
                                        object.spec().with("trafficDistribution", "PreferClose")));
        var create = (Change.Create) decide(near, pods(1), List.of()).changes().getFirst();

        assertThat(create.object().json().objects("endpoints").getFirst().object("hints"))
                .isEqualTo(Objects.json("{'forZones':[{'name':'z'}]}"));
    }

    @Test
    void aPodOnItsWayOutServesButIsNotReady() {
        Pod leaving =
                Objects.changed(
                        Pod.KIND,
                        pod(0),
                        object ->
                                object.withMeta(
                                        object.meta()
                                                .with(
                                                        "deletionTimestamp",
                                                        "2026-01-01T00:00:00Z")));
        var create = (Change.Create) decide(List.of(leaving), List.of()).changes().getFirst();

        assertThat(create.object().json().objects("endpoints").getFirst().object("conditions"))
                .isEqualTo(Objects.json("{'ready':false,'serving':true,'terminating':true}"));
    }

    @Test
    void aHundredEndpointsFitInASlice() {
        Plan plan = decide(pods(250), List.of());

        assertThat(plan.changes())
                .extracting(change ->
                        ((Change.Create) change).object().json().array("endpoints").size())
                .containsExactly(100, 100, 50);
    }

    @Test
    void aServiceWithoutPodsHasAnEmptySlice() {
        Plan plan = decide(List.of(), List.of());

        assertThat(plan.changes()).singleElement().isInstanceOf(Change.Create.class);
        assertThat(decide(List.of(), apply(plan, List.of()))).isEqualTo(Plan.nothing());
    }

    @Test
    void aPodWhoseNodeIsUnknownWaitsForIt() {
        Plan plan =
                EndpointSliceReconciler.decide(
                        SERVICE,
                        new Seen(pods(1), _ -> Optional.empty(), List.of(), Optional.empty()));

        assertThat(((Change.Create) plan.changes().getFirst()).object().json().array("endpoints"))
                .isEmpty();
        assertThat(plan.again()).isPresent();
    }

    /// However pods come and go, the slices hold exactly them; then there is nothing to write.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alwaysEndsWithThePodsAndNothingElseToDo(long seed) {
        var random = new Random(seed);
        List<EndpointSlice> slices = List.of();
        for (int i = 0; i < 15; i++) {
            List<Pod> pods =
                    IntStream.range(0, 350)
                            .filter(_ -> random.nextInt(4) > 0)
                            .mapToObj(EndpointSliceDecisionTest::pod)
                            .toList();
            slices = apply(decide(pods, slices), slices);

            assertThat(slices.stream().flatMap(slice -> slice.endpoints().stream()))
                    .as("seed %s", seed)
                    .extracting(endpoint -> endpoint.targetRef().orElseThrow().name())
                    .containsExactlyInAnyOrderElementsOf(pods.stream().map(Pod::name).toList());
            assertThat(slices).allMatch(slice -> slice.endpoints().size() <= 100);
            assertThat(decide(pods, slices)).isEqualTo(Plan.nothing());
        }
    }

    @Test
    void oneMorePodChangesOneSlice() {
        List<EndpointSlice> slices = apply(decide(pods(150), List.of()), List.of());
        Plan plan = decide(pods(151), slices);

        assertThat(plan.changes()).singleElement().isInstanceOf(Change.Replace.class);
    }

    private static List<EndpointSlice> apply(Plan plan, List<EndpointSlice> before) {
        var slices = new HashMap<String, EndpointSlice>();
        before.forEach(slice -> slices.put(slice.name(), slice));
        for (Change change : plan.changes()) {
            switch (change) {
                case Change.Create create -> {
                    String name = "slice-" + slices.size() + "-" + create.hashCode();
                    slices.put(
                            name,
                            new EndpointSlice(
                                    create.object()
                                            .withMeta(
                                                    create.object()
                                                            .meta()
                                                            .with("name", name)
                                                            .with("uid", name))));
                }
                case Change.Replace replace ->
                        slices.put(
                                replace.object().meta().name(),
                                new EndpointSlice(replace.object()));
                case Change.Delete delete -> slices.remove(delete.path().name());
                default -> throw new AssertionError(change);
            }
        }
        return new ArrayList<>(slices.values());
    }

    private static Plan decide(List<Pod> pods, List<EndpointSlice> slices) {
        return decide(SERVICE, pods, slices);
    }

    private static Plan decide(Service service, List<Pod> pods, List<EndpointSlice> slices) {
        Node node =
                Objects.object(
                        Node.KIND,
                        "n",
                        "{'metadata':{'labels':{'topology.kubernetes.io/zone':'z'}}}");
        return EndpointSliceReconciler.decide(
                service, new Seen(pods, _ -> Optional.of(node), slices, Optional.of("then")));
    }

    private static List<Pod> pods(int count) {
        return IntStream.range(0, count).mapToObj(EndpointSliceDecisionTest::pod).toList();
    }

    private static Pod pod(int number) {
        return Objects.object(
                Pod.KIND,
                "p" + number,
                """
                {'metadata':{'labels':{'app':'web'}},'spec':{'nodeName':'n'},
                 'status':{'phase':'Running','podIP':'10.1.%d.%d','conditions':[{'type':'Ready','status':'True'}]}}
                """
                        .formatted(number / 250, number % 250));
    }
}
