package dev.kubejar.kubelet.pod;

import static dev.kubejar.kubelet.pod.PodFixture.NOW;
import static dev.kubejar.kubelet.pod.PodFixture.container;
import static dev.kubejar.kubelet.pod.PodFixture.delayed;
import static dev.kubejar.kubelet.pod.PodFixture.exited;
import static dev.kubejar.kubelet.pod.PodFixture.pod;
import static dev.kubejar.kubelet.pod.PodFixture.probed;
import static dev.kubejar.kubelet.pod.PodFixture.running;
import static dev.kubejar.kubelet.pod.PodFixture.sandbox;
import static dev.kubejar.kubelet.pod.PodFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.kubelet.pod.Action.CreateSandbox;
import dev.kubejar.kubelet.pod.Action.RemoveContainer;
import dev.kubejar.kubelet.pod.Action.RemoveSandbox;
import dev.kubejar.kubelet.pod.Action.ResizeContainer;
import dev.kubejar.kubelet.pod.Action.StartContainer;
import dev.kubejar.kubelet.pod.Action.StopContainer;
import dev.kubejar.kubelet.pod.Action.StopPod;
import dev.kubejar.kubelet.probe.ProbeType;
import dev.kubejar.kubelet.probe.Verdict;
import dev.kubejar.kubelet.runtime.ContainerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class PodDecisionsTest {
    private static final String A = "{'name':'a','image':'busybox'}";
    private static final String B = "{'name':'b','image':'busybox'}";
    private static final String SIDECAR = "{'name':'s','image':'busybox','restartPolicy':'Always'}";
    private static final String PROBED =
            "{'name':'a','image':'busybox','livenessProbe':{'terminationGracePeriodSeconds':5},'startupProbe':{}}";
    private static final String GONE =
            ",'deletionTimestamp':'2026-11-21T10:00:30Z','deletionGracePeriodSeconds':7";

    private static Pod of(String policy, String init, String containers) {
        return pod(spec(policy, init, containers));
    }

    private static String spec(String policy, String init, String containers) {
        return "{'restartPolicy':'%s','terminationGracePeriodSeconds':30,'initContainers':[%s],'containers':[%s]}"
                .formatted(policy, init, containers);
    }

    record Row(String when, Pod pod, Observation seen, Known known, List<String> actions) {
        Row(String when, Pod pod, Observation seen, String... actions) {
            this(when, pod, seen, Known.NOTHING, List.of(actions));
        }

        @Override
        public String toString() {
            return when;
        }
    }

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row("nothing is there", of("Always", "", A), Observation.NOTHING, "sandbox 0"),
            new Row("the sandbox is there", of("Always", "", A + "," + B), seen(), "start a 0", "start b 0"),
            new Row("all runs", of("Always", "", A), seen(running("a"))),
            new Row("the sandbox has died", of("Always", "", A),
                    new Observation(List.of(sandbox(0, false)), List.of(exited("a", 137))), "sandbox 1"),
            new Row("it ended well and is to run on", of("Always", "", A), seen(exited("a", 0)), "start a 1"),
            new Row("it ended well and that was all", of("OnFailure", "", A), seen(exited("a", 0)), "stop pod 30"),
            new Row("it failed and may again", of("OnFailure", "", A), seen(exited("a", 3, 1)), "start a 4"),
            new Row("it failed and that was all", of("Never", "", A), seen(exited("a", 1)), "stop pod 30"),
            new Row("one of two has ended for good", of("Never", "", A + "," + B), seen(exited("a", 1), running("b"))),
            new Row("the pod has ended and stopped", of("Never", "", A),
                    new Observation(List.of(sandbox(0, false)), List.of(exited("a", 1)))),
            new Row("a container was made and not started", of("Always", "", A),
                    seen(container("a", 0, new ContainerState.Created())), "remove a0", "start a 0"),
            new Row("an init container comes first", of("Always", B, A), seen(), "start b 0"),
            new Row("an init container runs", of("Always", B, A), seen(running("b"))),
            new Row("the init container is done", of("Always", B, A), seen(exited("b", 0)), "start a 0"),
            new Row("the init container failed", of("Always", B, A), seen(exited("b", 1)), "start b 1"),
            new Row("the init container failed for good", of("Never", B, A), seen(exited("b", 1)), "stop pod 30"),
            new Row("nothing is left of a done init container", of("Always", B, A), seen(running("a"))),
            new Row("a sidecar begins", of("Always", SIDECAR + "," + B, A), seen(), "start s 0"),
            new Row("a sidecar runs", of("Always", SIDECAR + "," + B, A), seen(running("s")), "start b 0"),
            new Row("a sidecar has died", of("Never", SIDECAR, A), seen(running("a"), exited("s", 1)), "start s 1"),
            new Row("only the sidecar is left", of("Never", SIDECAR, A), seen(exited("a", 0), running("s")), "stop pod 30"),
            new Row("the pod is deleted", pod(GONE, spec("Always", "", A)), seen(running("a")), "stop pod 7"),
            new Row("the image has changed", of("Always", "", "{'name':'a','image':'other'}"), seen(running("a")),
                    "kill a0 30 Container a definition changed, will be restarted"),
            new Row("it is not alive", of("Always", "", PROBED), seen(running("a")),
                    probed("a0", ProbeType.LIVENESS, Verdict.FAILURE),
                    List.of("kill a0 5 Container a failed liveness probe, will be restarted")),
            new Row("it is not alive and runs once", of("Never", "", PROBED), seen(running("a")),
                    probed("a0", ProbeType.LIVENESS, Verdict.FAILURE),
                    List.of("kill a0 5 Container a failed liveness probe")),
            new Row("it has not started in time", of("Always", "", PROBED), seen(running("a")),
                    probed("a0", ProbeType.STARTUP, Verdict.FAILURE),
                    List.of("kill a0 30 Container a failed startup probe, will be restarted")),
            new Row("it has failed often", of("Always", "", A), seen(exited("a", 2, 1)),
                    delayed("a", Duration.ofSeconds(20)), List.of()),
            new Row("its own policy goes first", of("Always", "", "{'name':'a','image':'busybox','restartPolicy':'Never'}"),
                    seen(exited("a", 1)), "stop pod 30"),
            new Row("a rule restarts it", of("Never", "",
                    "{'name':'a','image':'busybox','restartPolicy':'Never','restartPolicyRules':[{'action':'Restart','exitCodes':{'operator':'In','values':[42]}}]}"),
                    seen(exited("a", 42)), "start a 1"),
            new Row("old containers are in the way", of("Always", "", A),
                    seen(container("a", 2, new ContainerState.Running(NOW)), exited("a", 1, 1), exited("a", 0, 1)), "remove a0"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void doesWhatIsNeededNext(Row row) {
        Decision decision = PodDecisions.decide(row.pod(), row.seen(), row.known(), NOW);
        assertThat(decision.actions()).map(PodDecisionsTest::text).isEqualTo(row.actions());
    }

    private static String text(Action action) {
        return switch (action) {
            case CreateSandbox(int attempt) -> "sandbox " + attempt;
            case StartContainer(var container, var _, int attempt) ->
                    "start " + container.name() + " " + attempt;
            case StopContainer(String id, var _, String why, Duration grace) ->
                    "kill " + id + " " + grace.toSeconds() + " " + why;
            case ResizeContainer(String id, var _) -> "resize " + id;
            case StopPod(Duration grace) -> "stop pod " + grace.toSeconds();
            case RemoveContainer(String id) -> "remove " + id;
            case RemoveSandbox(String id) -> "remove sandbox " + id;
        };
    }

    @Test
    void saysHowLongACrashingContainerWaits() {
        Decision decision =
                PodDecisions.decide(
                        of("Always", "", A),
                        seen(exited("a", 2, 1)),
                        delayed("a", Duration.ofSeconds(20)),
                        NOW);
        assertThat(decision.waiting().get("a"))
                .isEqualTo(
                        new ReportedState.Waiting(
                                "CrashLoopBackOff",
                                "back-off 20s restarting failed container=a pod=web_default(u1)"));
        assertThat(decision.lookAgain()).contains(NOW.plusSeconds(20));
    }

    @Test
    void startsASidecarsSuccessorOnlyOnceItHasStarted() {
        String slow = "{'name':'s','image':'busybox','restartPolicy':'Always','startupProbe':{}}";
        Pod pod = of("Always", slow, A);
        Observation seen = seen(running("s"));
        assertThat(PodDecisions.decide(pod, seen, Known.NOTHING, NOW).actions()).isEmpty();
        Known started = probed("s0", ProbeType.STARTUP, Verdict.SUCCESS);
        assertThat(PodDecisions.decide(pod, seen, started, NOW).actions())
                .singleElement()
                .isInstanceOf(StartContainer.class);
    }
}
