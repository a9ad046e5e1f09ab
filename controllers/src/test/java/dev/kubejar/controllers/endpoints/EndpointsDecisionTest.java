package dev.kubejar.controllers.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.controllers.Objects;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndpointsDecisionTest {
    private static final Service SERVICE = service("");

    @Test
    void readyPodsAndOthersStandApart() {
        JsonObject made =
                created(decide(SERVICE, List.of(pod(2, true), pod(1, true), pod(3, false))));

        assertThat(made.objects("subsets"))
                .singleElement()
                .satisfies(subset -> {
                    assertThat(ips(subset, "addresses")).containsExactly("10.1.0.1", "10.1.0.2");
                    assertThat(ips(subset, "notReadyAddresses")).containsExactly("10.1.0.3");
                    assertThat(subset.objects("ports"))
                            .containsExactly(
                                    Objects.json("{'name':'web','port':8080,'protocol':'TCP'}"));
                });
        assertThat(made.object("metadata").object("labels"))
                .isEqualTo(
                        Objects.json(
                                "{'endpoints.kubernetes.io/managed-by':'endpoint-controller'}"));
    }

    @Test
    void aServiceMayPublishAddressesThatAreNotReady() {
        JsonObject made =
                created(
                        decide(
                                service("'publishNotReadyAddresses':true,"),
                                List.of(pod(1, false))));

        assertThat(ips(made.objects("subsets").getFirst(), "addresses"))
                .containsExactly("10.1.0.1");
    }

    @Test
    void podsWithoutTheNamedPortAreLeftOut() {
        Pod other =
                Objects.object(
                        Pod.KIND,
                        "other",
                        "{'spec':{'containers':[{'name':'c'}]},'status':{'podIP':'10.1.0.9'}}");

        assertThat(created(decide(SERVICE, List.of(other))).has("subsets")).isFalse();
    }

    @Test
    void aThousandAddressesAreEnough() {
        List<Pod> pods = IntStream.range(0, 1001).mapToObj(number -> pod(number, true)).toList();
        JsonObject made = created(decide(SERVICE, pods));

        assertThat(made.objects("subsets").getFirst().array("addresses").size()).isEqualTo(1000);
        assertThat(
                        made.object("metadata")
                                .object("annotations")
                                .string("endpoints.kubernetes.io/over-capacity"))
                .isEqualTo("truncated");
    }

    @Test
    void writesNothingWhenAllIsAsItShouldBe() {
        List<Pod> pods = List.of(pod(1, true), pod(2, false));
        Change.Create create = (Change.Create) decide(SERVICE, pods).changes().getFirst();
        Plan again =
                EndpointsReconciler.decide(
                        SERVICE,
                        pods,
                        Optional.of(new Endpoints(create.object())),
                        Optional.of("later"));

        assertThat(again).isEqualTo(Plan.nothing());
    }

    private static Plan decide(Service service, List<Pod> pods) {
        return EndpointsReconciler.decide(service, pods, Optional.empty(), Optional.of("then"));
    }

    private static JsonObject created(Plan plan) {
        return ((Change.Create) plan.changes().getFirst()).object().json();
    }

    private static List<String> ips(JsonObject subset, String field) {
        return subset.objects(field).stream().map(address -> address.string("ip")).toList();
    }

    private static Service service(String more) {
        return Objects.object(
                Service.KIND,
                "web",
                "{'spec':{%s'clusterIP':'10.96.0.7','selector':{'app':'web'},'ports':[{'name':'web','port':80,'targetPort':'http'}]}}"
                        .formatted(more));
    }

    private static Pod pod(int number, boolean ready) {
        return Objects.object(
                Pod.KIND,
                "p" + number,
                """
                {'spec':{'containers':[{'name':'c','ports':[{'name':'http','containerPort':8080}]}]},
                 'status':{'podIP':'10.1.%d.%d','conditions':[{'type':'Ready','status':'%s'}]}}
                """
                        .formatted(number / 250, number % 250, ready ? "True" : "False"));
    }
}
