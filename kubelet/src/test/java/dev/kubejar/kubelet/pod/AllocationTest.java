package dev.kubejar.kubelet.pod;

import static dev.kubejar.kubelet.pod.PodFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.kubelet.pod.Action.ResizeContainer;
import dev.kubejar.kubelet.pod.Action.StopContainer;
import dev.kubejar.kubelet.runtime.Container;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllocationTest {
    private static final Map<String, Quantity> NODE =
            Map.of(
                    ResourceList.CPU, Quantity.parse("2"),
                    ResourceList.MEMORY, Quantity.parse("1Gi"));

    private static Pod pod(String cpu, String memory, String policy) {
        return PodFixture.pod(
                "{'containers':[{'name':'a','image':'busybox','resizePolicy':%s,'resources':{'requests':{'cpu':'%s','memory':'%s'}}}]}"
                        .formatted(policy, cpu, memory));
    }

    private static Observation running(String cpu, String memory) {
        Container made =
                PodFixture.running("a")
                        .withLabel(
                                Labels.RESOURCES,
                                "{\"requests\":{\"cpu\":\"%s\",\"memory\":\"%s\"}}"
                                        .formatted(cpu, memory));
        return PodFixture.seen(made);
    }

    private static List<Action> decided(Pod pod, Observation seen) {
        return PodDecisions.decide(pod, seen, Known.NOTHING, NOW).actions();
    }

    @Test
    void aPodThatHasWhatItAsksForIsLeftAlone() {
        Pod pod = pod("1", "64Mi", "[]");

        assertThat(Allocation.of(pod, running("1000m", "64Mi"), NODE, NOW)).isSameAs(pod);
        assertThat(decided(pod, running("1", "64Mi"))).isEmpty();
    }

    @Test
    void moreIsGrantedWhileItRuns() {
        Pod pod = pod("1", "64Mi", "[]");
        Observation seen = running("500m", "64Mi");
        Pod granted = Allocation.of(pod, seen, NODE, NOW);

        assertThat(decided(granted, seen))
                .singleElement()
                .isInstanceOfSatisfying(
                        ResizeContainer.class,
                        resize -> assertThat(resize.containerId()).isEqualTo("a0"));
        assertThat(granted.status().condition("PodResizeInProgress")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2,64Mi,true", "1,128Mi,false"})
    void aPolicyAsksForANewStart(String cpu, String memory, boolean restarts) {
        Pod pod = pod(cpu, memory, "[{'resourceName':'cpu','restartPolicy':'RestartContainer'}]");

        Action action = decided(pod, running("1", "64Mi")).getFirst();

        if (restarts) {
            assertThat(((StopContainer) action).why())
                    .isEqualTo("Container a resize requires restart");
        } else {
            assertThat(action).isInstanceOf(ResizeContainer.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3,64Mi,'cpu, requested: 3000, capacity: 2000'",
        "1,2Gi,'memory, requested: 2147483648, capacity: 1073741824'",
    })
    void whatTheNodeDoesNotHaveIsNotGranted(String cpu, String memory, String lack) {
        Observation seen = running("1", "64Mi");
        Pod granted = Allocation.of(pod(cpu, memory, "[]"), seen, NODE, NOW);

        assertThat(granted.spec().containers().getFirst().resources().json().toString())
                .isEqualTo("{\"requests\":{\"cpu\":\"1\",\"memory\":\"64Mi\"}}");
        assertThat(decided(granted, seen)).isEmpty();
        assertThat(granted.status().condition("PodResizePending").orElseThrow().json())
                .satisfies(condition -> {
                    assertThat(condition.string("reason")).isEqualTo("Infeasible");
                    assertThat(condition.string("message"))
                            .isEqualTo("Node didn't have enough capacity: " + lack);
                });
    }

    @Test
    void theConditionGoesWithItsCause() {
        Observation seen = running("1", "64Mi");
        Pod pending = Allocation.of(pod("3", "64Mi", "[]"), seen, NODE, NOW);
        Pod taken = new Pod(pending.object().with("spec", pod("1", "64Mi", "[]").object().spec()));

        assertThat(Allocation.of(taken, seen, NODE, NOW).status().conditions()).isEmpty();
    }

    @Test
    void aContainerOfAnOlderKubejarIsLeftAlone() {
        Pod pod = pod("2", "64Mi", "[]");

        assertThat(decided(pod, PodFixture.seen(PodFixture.running("a")))).isEmpty();
    }
}
