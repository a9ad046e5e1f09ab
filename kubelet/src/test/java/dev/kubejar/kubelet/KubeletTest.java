package dev.kubejar.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.Condition;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.client.NodeConnector.Target;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.RuntimePod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubeletTest {
    private static final String ONE = "{'containers':[{'name':'a','image':'busybox'}]}";

    @TempDir Path directory;
    private TestNode node;

    @BeforeEach
    void open() throws InterruptedException {
        node = new TestNode(directory);
    }

    @AfterEach
    void close() throws InterruptedException {
        node.close();
    }

    private static String condition(Pod pod, String type) {
        return Condition.find(pod.object().status(), type)
                .map(one -> (one.status() + " " + one.reason() + " " + one.message()).strip())
                .orElse("absent");
    }

    private List<Container> containers() {
        return node.runtime.pods().stream().flatMap(pod -> pod.containers().stream()).toList();
    }

    @Test
    void aPodRunsAndSaysSo() throws InterruptedException {
        Pod pod = node.run("web", ONE);
        assertThat(pod.status().phase()).isEqualTo("Running");
        assertThat(pod.isReady()).isTrue();
        assertThat(pod.status().podIp()).startsWith("10.244.0.");
        assertThat(pod.status().hostIp()).isEqualTo("10.0.0.1");
        assertThat(pod.status().qosClass()).isEqualTo("BestEffort");
        assertThat(pod.object().status().objects("conditions"))
                .extracting(one -> one.string("type") + "=" + one.string("status"))
                .containsExactlyInAnyOrder(
                        "PodReadyToStartContainers=True",
                        "Initialized=True",
                        "Ready=True",
                        "ContainersReady=True",
                        "PodScheduled=True");
        assertThat(node.events)
                .containsSubsequence(
                        "Normal Pulling Pulling image \"busybox\"",
                        "Normal Created Container created",
                        "Normal Started Container started");
    }

    @Test
    void aSecondLookWritesNothing() throws InterruptedException {
        String before = node.run("web", ONE).meta().resourceVersion();
        node.settle();
        assertThat(node.pod("web").orElseThrow().meta().resourceVersion()).isEqualTo(before);
    }

    @Test
    void aDeletedPodIsStoppedAndThenRemoved() throws InterruptedException {
        node.run("web", ONE);
        node.delete(Pod.KIND, "web");
        assertThat(node.pod("web")).isEmpty();
        assertThat(node.runtime.pods()).isEmpty();
        assertThat(node.events).contains("Normal Killing Stopping container a");
        assertThat(node.pods).isEmptyDirectory();
    }

    @Test
    void initContainersRunOneAfterAnother() throws InterruptedException {
        Pod pod =
                node.run(
                        "web",
                        "{'initContainers':[{'name':'i','image':'busybox'},{'name':'j','image':'busybox'}],'containers':[{'name':'a','image':'busybox'}]}");
        assertThat(pod.status().phase()).isEqualTo("Running");
        assertThat(pod.object().status().objects("initContainerStatuses"))
                .extracting(one -> one.object("state").object("terminated").string("reason"))
                .containsExactly("Completed", "Completed");
    }

    @Test
    void aPodThatRunsOnceSucceeds() throws InterruptedException {
        Pod pod =
                node.run(
                        "job",
                        "{'restartPolicy':'Never','containers':[{'name':'a','image':'busybox'}]}");
        assertThat(pod.status().phase()).isEqualTo("Succeeded");
        assertThat(condition(pod, "Ready")).isEqualTo("False PodCompleted");
        assertThat(condition(pod, "Initialized")).isEqualTo("True PodCompleted");
    }

    @Test
    void aPodThatRunsOnceFails() throws InterruptedException {
        Pod pod =
                node.run(
                        "job",
                        "'<exit-code':'3'",
                        "{'restartPolicy':'Never','containers':[{'name':'a','image':'busybox'}]}");
        assertThat(pod.status().phase()).isEqualTo("Failed");
        assertThat(condition(pod, "Ready")).isEqualTo("False PodFailed");
    }

    @Test
    void aCrashingContainerIsRestartedLaterAndLater() throws InterruptedException {
        node.run("web", "'<exit-after-seconds':'1','<exit-code':'1'", ONE);
        node.advance(Duration.ofSeconds(1));
        assertThat(node.containerStatus("web").integer("restartCount", -1)).isEqualTo(1);
        node.advance(Duration.ofSeconds(1));
        JsonObject waiting = node.containerStatus("web").object("state").object("waiting");
        assertThat(waiting.string("reason")).isEqualTo("CrashLoopBackOff");
        assertThat(waiting.string("message"))
                .startsWith("back-off 10s restarting failed container=a pod=web_default(");
        assertThat(node.pod("web").orElseThrow().status().phase()).isEqualTo("Running");
        assertThat(condition(node.pod("web").orElseThrow(), "Ready"))
                .isEqualTo("False ContainersNotReady containers with unready status: [a]");
        node.advance(Duration.ofSeconds(10));
        assertThat(node.containerStatus("web").integer("restartCount", -1)).isEqualTo(2);
        assertThat(containers()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aRestartedKubeletAdoptsWhatRuns() throws InterruptedException {
        node.run("web", ONE);
        String before = node.pod("web").orElseThrow().meta().resourceVersion();
        List<Container> running = containers();
        node.restart();
        assertThat(containers()).isEqualTo(running);
        assertThat(node.pod("web").orElseThrow().meta().resourceVersion()).isEqualTo(before);
    }

    @Test
    void aRestartedKubeletGoesOnCounting() throws InterruptedException {
        node.run("web", "'<exit-after-seconds':'1','<exit-code':'1'", ONE);
        node.advance(Duration.ofSeconds(1));
        node.restart();
        node.advance(Duration.ofSeconds(1));
        assertThat(node.containerStatus("web").integer("restartCount", -1)).isEqualTo(2);
    }

    @Test
    void aRestartedKubeletRemovesWhatWasDeletedMeanwhile() throws InterruptedException {
        Pod pod = node.run("web", ONE);
        node.stop();
        node.client()
                .delete(
                        ResourcePath.of(Pod.KIND.type(), "default", "web"),
                        DeleteOptions.ofUid(pod.uid()).withGracePeriod(0));
        node.restart();
        TestNode.await(() -> node.runtime.pods().isEmpty());
        assertThat(node.runtime.pods()).map(RuntimePod::pod).isEmpty();
    }

    @Test
    void aDeadSandboxIsMadeAnew() throws InterruptedException {
        node.run("web", ONE);
        RuntimePod before = node.runtime.pods().getFirst();
        node.runtime.sandboxes().stop(before.sandboxes().getFirst().id());
        node.settle();
        assertThat(node.pod("web").orElseThrow().isReady()).isTrue();
        assertThat(node.containerStatus("web").integer("restartCount", -1)).isEqualTo(1);
        assertThat(node.events)
                .contains(
                        "Normal SandboxChanged Pod sandbox changed, it will be killed and re-created.");
    }

    @Test
    void aMissingConfigMapHoldsTheContainerUntilItIsThere() throws InterruptedException {
        String spec =
                "{'containers':[{'name':'a','image':'busybox','env':[{'name':'X','valueFrom':{'configMapKeyRef':{'name':'c','key':'x'}}}]}]}";
        node.run("web", spec);
        JsonObject waiting = node.containerStatus("web").object("state").object("waiting");
        assertThat(waiting.string("reason")).isEqualTo("CreateContainerConfigError");
        assertThat(waiting.string("message")).isEqualTo("configmap \"c\" not found");
        assertThat(node.events).contains("Warning Failed Error: configmap \"c\" not found");
        node.create(ConfigMap.KIND, "{'metadata':{'name':'c'},'data':{'x':'1'}}");
        node.settle();
        node.advance(Duration.ofSeconds(1));
        assertThat(node.pod("web").orElseThrow().isReady()).isTrue();
    }

    @Test
    void aConfigVolumeFollowsItsConfigMap() throws Exception {
        node.create(ConfigMap.KIND, "{'metadata':{'name':'c'},'data':{'x':'1','y':'2'}}");
        Pod pod =
                node.run(
                        "web",
                        "{'volumes':[{'name':'v','configMap':{'name':'c'}}],'containers':[{'name':'a','image':'busybox','volumeMounts':[{'name':'v','mountPath':'/v'}]}]}");
        Path volume = node.pods.resolve(pod.uid()).resolve("volumes/kubernetes.io~configmap/v");
        assertThat(volume.resolve("x")).hasContent("1");
        node.patch(ConfigMap.KIND, "c", "{'data':{'x':'new','y':null}}");
        assertThat(volume.resolve("x")).hasContent("new");
        assertThat(Files.exists(volume.resolve("y"))).isFalse();
        assertThat(Files.isSymbolicLink(volume.resolve("..data"))).isTrue();
    }

    @Test
    void aMissingVolumeIsToldAndTriedAgain() throws InterruptedException {
        node.run(
                "web",
                "{'volumes':[{'name':'v','secret':{'secretName':'s'}}],'containers':[{'name':'a','image':'busybox'}]}");
        assertThat(node.events)
                .contains(
                        "Warning FailedMount MountVolume.SetUp failed for volume \"v\" : secret \"s\" not found");
        assertThat(node.pod("web").orElseThrow().status().phase()).isEqualTo("Pending");
    }

    @Test
    void aBadImageIsPulledLaterAndLater() throws InterruptedException {
        node.run("web", "{'containers':[{'name':'a','image':'no.invalid/x:1'}]}");
        JsonObject waiting = node.containerStatus("web").object("state").object("waiting");
        assertThat(waiting.string("reason")).isEqualTo("ErrImagePull");
        node.advance(Duration.ofSeconds(3));
        JsonObject later = node.containerStatus("web").object("state").object("waiting");
        assertThat(later.string("reason")).isEqualTo("ImagePullBackOff");
        assertThat(later.string("message"))
                .startsWith("Back-off pulling image \"no.invalid/x:1\": ErrImagePull: ");
        assertThat(node.events)
                .contains(
                        "Normal BackOff Back-off pulling image \"no.invalid/x:1\"",
                        "Warning Failed Error: ImagePullBackOff");
    }

    @Test
    void readinessWaitsForTheProbe() throws InterruptedException {
        Pod pod =
                node.run(
                        "web",
                        "{'containers':[{'name':'a','image':'busybox','readinessProbe':{'initialDelaySeconds':5,'exec':{'command':['true']}}}]}");
        assertThat(condition(pod, "Ready"))
                .isEqualTo("False ContainersNotReady containers with unready status: [a]");
        node.advance(Duration.ofSeconds(6));
        assertThat(node.pod("web").orElseThrow().isReady()).isTrue();
    }

    @Test
    void aDeadlineEndsThePod() throws InterruptedException {
        node.run(
                "web", "{'activeDeadlineSeconds':5,'containers':[{'name':'a','image':'busybox'}]}");
        node.advance(Duration.ofSeconds(6));
        Pod pod = node.pod("web").orElseThrow();
        assertThat(pod.status().phase()).isEqualTo("Failed");
        assertThat(pod.status().reason()).isEqualTo("DeadlineExceeded");
        assertThat(pod.status().message())
                .isEqualTo("Pod was active on the node longer than the specified deadline");
    }

    @Test
    void theNodeIsRegisteredAndKeptAlive() throws InterruptedException {
        Node registered =
                new Node(node.client().get(ResourcePath.of(Node.KIND.type(), "", TestNode.NAME)));
        assertThat(registered.isReady()).isTrue();
        assertThat(registered.meta().labels())
                .containsEntry("kubernetes.io/hostname", TestNode.NAME);
        assertThat(registered.podCidr()).isEqualTo("10.244.0.0/24");
        var path = ResourcePath.of(Lease.KIND.type(), "kube-node-lease", TestNode.NAME);
        Lease first = new Lease(node.client().get(path));
        node.advance(Duration.ofSeconds(11));
        TestNode.await(
                () -> !new Lease(node.client().get(path)).renewTime().equals(first.renewTime()));
        assertThat(first.holderIdentity()).isEqualTo(TestNode.NAME);
    }

    @Test
    void logsOfAContainerThatWaitsAreRefused() throws InterruptedException {
        Pod pod = node.run("web", "{'containers':[{'name':'a','image':'no.invalid/x:1'}]}");
        var target = new Target("default", "web", pod.uid(), "a");
        var plain =
                new LogOptions(
                        false,
                        false,
                        false,
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty());
        assertThatThrownBy(() -> node.connector().logs(target, plain))
                .hasMessage(
                        "container \"a\" in pod \"web\" is waiting to start: image can't be pulled");
    }
}
