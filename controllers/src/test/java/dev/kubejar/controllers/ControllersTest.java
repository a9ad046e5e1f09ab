package dev.kubejar.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.Condition;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.ServiceAccount;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.DeleteOptions.Propagation;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What all controllers together promise, over the real API.
class ControllersTest {
    private TestCluster cluster;

    @BeforeEach
    void open(@TempDir Path dir) {
        cluster = new TestCluster(dir);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aDeploymentBecomesAvailable() throws Exception {
        deploy("web", 3);
        cluster.playKubelet();
        Deployment deployment = cluster.deployment("web");
        ReplicaSet set = cluster.list(ReplicaSet.KIND).getFirst();

        assertThat(cluster.list(Pod.KIND)).hasSize(3).allMatch(Pod::isReady);
        assertThat(deployment.status().integer("availableReplicas", 0)).isEqualTo(3);
        assertThat(deployment.observedGeneration()).isEqualTo(deployment.meta().generation());
        assertThat(Condition.find(deployment.status(), "Progressing").orElseThrow().message())
                .isEqualTo("ReplicaSet \"" + set.name() + "\" has successfully progressed.");
        assertThat(cluster.events("web"))
                .containsExactly(
                        "ScalingReplicaSet Scaled up replica set " + set.name() + " from 0 to 3");
        assertThat(cluster.events(set.name()))
                .hasSize(3)
                .allMatch(event -> event.startsWith("SuccessfulCreate Created pod: " + set.name()));
    }

    @Test
    void aDeletedPodComesBack() throws Exception {
        deploy("web", 2);
        cluster.playKubelet();
        Pod victim = cluster.list(Pod.KIND).getFirst();
        cluster.delete(Pod.KIND.type(), "default", victim.name(), DeleteOptions.DEFAULT);
        cluster.playKubelet();

        assertThat(cluster.list(Pod.KIND))
                .hasSize(2)
                .allMatch(Pod::isReady)
                .noneMatch(pod -> pod.uid().equals(victim.uid()));
    }

    @Test
    void aNewImageRollsOutAndOldPodsGo() throws Exception {
        deploy("web", 4);
        cluster.playKubelet();
        setImage("web", "v2");
        cluster.playKubelet();

        assertThat(cluster.list(Pod.KIND))
                .hasSize(4)
                .allMatch(pod -> pod.spec().containers().getFirst().image().equals("v2"));
        assertThat(cluster.list(ReplicaSet.KIND)).hasSize(2);
        assertThat(cluster.deployment("web").meta().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "2");
    }

    @Test
    void goingBackToTheOldTemplateTakesUpItsSetWithANewRevision() throws Exception {
        deploy("web", 2);
        cluster.playKubelet();
        setImage("web", "v2");
        cluster.playKubelet();
        setImage("web", "v1");
        cluster.playKubelet();

        assertThat(cluster.list(ReplicaSet.KIND)).hasSize(2);
        assertThat(cluster.deployment("web").meta().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "3");
        assertThat(cluster.list(Pod.KIND))
                .hasSize(2)
                .allMatch(pod -> pod.spec().containers().getFirst().image().equals("v1"));
    }

    @Test
    void restartsInTheMidstOfARolloutChangeNothingAboutItsEnd() throws Exception {
        deploy("web", 5);
        cluster.restart();
        cluster.playKubelet();
        setImage("web", "v2");
        cluster.restart();
        cluster.playKubelet();
        cluster.restart();
        cluster.settle();

        assertThat(cluster.list(Pod.KIND))
                .hasSize(5)
                .allMatch(pod -> pod.spec().containers().getFirst().image().equals("v2"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Propagation.class,
            names = {"BACKGROUND", "FOREGROUND"})
    void aDeletedDeploymentTakesAllThatItOwnsWithIt(Propagation propagation) throws Exception {
        deploy("web", 3);
        cluster.playKubelet();
        cluster.delete(
                Deployment.KIND.type(),
                "default",
                "web",
                DeleteOptions.DEFAULT.withPropagation(propagation));
        cluster.playKubelet();

        assertThat(cluster.list(Pod.KIND)).isEmpty();
        assertThat(cluster.list(ReplicaSet.KIND)).isEmpty();
        assertThat(cluster.list(Deployment.KIND)).isEmpty();
    }

    @Test
    void anOrphanedSetStaysAndIsAdoptedByTheNextDeployment() throws Exception {
        deploy("web", 2);
        cluster.playKubelet();
        String set = cluster.list(ReplicaSet.KIND).getFirst().uid();
        cluster.delete(
                Deployment.KIND.type(),
                "default",
                "web",
                DeleteOptions.DEFAULT.withPropagation(Propagation.ORPHAN));
        cluster.playKubelet();
        assertThat(cluster.list(Deployment.KIND)).isEmpty();
        assertThat(cluster.list(ReplicaSet.KIND))
                .hasSize(1)
                .allMatch(one -> one.meta().ownerReferences().isEmpty());

        deploy("web", 2);
        cluster.playKubelet();
        assertThat(cluster.list(ReplicaSet.KIND))
                .singleElement()
                .matches(one -> one.uid().equals(set))
                .matches(one -> one.meta().isControlledBy(cluster.deployment("web").uid()));
    }

    @Test
    void aServiceHasItsReadyPods() throws Exception {
        cluster.create(
                Service.KIND,
                "default",
                "{'metadata':{'name':'web'},'spec':{'selector':{'app':'web'},'ports':[{'port':80,'targetPort':'http'}]}}");
        deploy("web", 3);
        cluster.playKubelet();
        EndpointSlice slice =
                cluster.list(EndpointSlice.KIND).stream()
                        .filter(one -> one.serviceName().equals("web"))
                        .findFirst()
                        .orElseThrow();

        assertThat(slice.endpoints()).hasSize(3).allMatch(EndpointSlice.Endpoint::ready);
        assertThat(slice.ports()).extracting(EndpointSlice.Port::port).containsExactly(8080);
        assertThat(cluster.find(Endpoints.KIND, "default", "web").orElseThrow().subsets())
                .singleElement()
                .matches(subset -> subset.addresses().size() == 3);

        cluster.delete(Service.KIND.type(), "default", "web", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(cluster.find(Endpoints.KIND, "default", "web")).isEmpty();
        assertThat(cluster.list(EndpointSlice.KIND))
                .noneMatch(one -> one.serviceName().equals("web"));
    }

    @Test
    void aNamespaceBeginsWithItsAccountAndCertificateAndEndsEmpty() throws Exception {
        cluster.create(Namespace.KIND, "", "{'metadata':{'name':'team'}}");
        cluster.settle();
        assertThat(cluster.find(ServiceAccount.KIND, "team", "default")).isPresent();
        assertThat(cluster.find(ConfigMap.KIND, "team", "kube-root-ca.crt").orElseThrow().data())
                .containsEntry("ca.crt", "certificate");

        cluster.create(
                Pod.KIND,
                "team",
                "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}");
        cluster.create(
                ConfigMap.KIND, "team", "{'metadata':{'name':'c','finalizers':['test/held']}}");
        cluster.settle();
        cluster.delete(Namespace.KIND.type(), "", "team", DeleteOptions.DEFAULT);
        cluster.playKubelet();
        Namespace ending = cluster.find(Namespace.KIND, "", "team").orElseThrow();
        assertThat(ending.phase()).isEqualTo("Terminating");
        assertThat(
                        Condition.find(ending.object().status(), "NamespaceContentRemaining")
                                .orElseThrow()
                                .message())
                .isEqualTo("Some resources are remaining: configmaps. has 1 resource instances");

        cluster.patch(ConfigMap.KIND.type(), "team", "c", "{'metadata':{'finalizers':null}}");
        cluster.advance(Duration.ofMinutes(1));
        assertThat(cluster.find(Namespace.KIND, "", "team")).isEmpty();
        assertThat(cluster.list(ConfigMap.KIND)).noneMatch(one -> one.namespace().equals("team"));
    }

    @Test
    void aNodeThatFallsSilentIsTaintedAndItsPodsLeave() throws Exception {
        node("silent");
        node("well");
        cluster.create(
                Pod.KIND,
                "default",
                "{'metadata':{'name':'p'},'spec':{'nodeName':'silent','containers':[{'name':'c','image':'i'}],"
                        + "'tolerations':[{'key':'node.kubernetes.io/unreachable','operator':'Exists','effect':'NoExecute','tolerationSeconds':300}]}}");
        cluster.playKubelet();
        for (int i = 0; i < 6; i++) {
            cluster.advance(Duration.ofSeconds(10));
            beat("well", i);
        }
        Node silent = cluster.find(Node.KIND, "", "silent").orElseThrow();
        assertThat(Condition.find(silent.object().status(), "Ready").orElseThrow().message())
                .isEqualTo("Kubelet stopped posting node status.");
        assertThat(silent.taints())
                .extracting(taint -> taint.key() + ":" + taint.effect())
                .contains(
                        "node.kubernetes.io/unreachable:NoSchedule",
                        "node.kubernetes.io/unreachable:NoExecute");
        assertThat(cluster.find(Pod.KIND, "default", "p").orElseThrow().isReady()).isFalse();
        assertThat(cluster.find(Node.KIND, "", "well").orElseThrow().isReady()).isTrue();

        for (int i = 0; i < 31; i++) {
            cluster.advance(Duration.ofSeconds(10));
            beat("well", 10 + i);
        }
        assertThat(cluster.find(Pod.KIND, "default", "p").orElseThrow().isDeleting()).isTrue();
        assertThat(cluster.events("p"))
                .contains("TaintManagerEviction Marking for deletion Pod default/p");
    }

    @Test
    void podsOfANodeThatIsGoneAreEnded() throws Exception {
        node("gone");
        cluster.create(
                Pod.KIND,
                "default",
                "{'metadata':{'name':'p'},'spec':{'nodeName':'gone','containers':[{'name':'c','image':'i'}]}}");
        cluster.settle();
        cluster.delete(Node.KIND.type(), "", "gone", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(cluster.find(Pod.KIND, "default", "p")).isPresent();
        cluster.advance(Duration.ofSeconds(41));

        assertThat(cluster.find(Pod.KIND, "default", "p")).isEmpty();
    }

    private void node(String name) throws Exception {
        cluster.create(
                Node.KIND,
                "",
                "{'metadata':{'name':'%s'},'status':{'conditions':[{'type':'Ready','status':'True'}]}}"
                        .formatted(name));
        beat(name, 0);
        cluster.settle();
    }

    private void beat(String node, int count) {
        var kind = Lease.KIND;
        String spec =
                "{'metadata':{'name':'%s'},'spec':{'holderIdentity':'%s','renewTime':'2026-01-01T00:00:00.%06dZ'}}"
                        .formatted(node, node, count);
        if (cluster.find(kind, "kube-node-lease", node).isPresent()) {
            cluster.patch(kind.type(), "kube-node-lease", node, spec);
        } else {
            cluster.create(kind, "kube-node-lease", spec);
        }
    }

    private void deploy(String name, int replicas) {
        cluster.create(
                Deployment.KIND,
                "default",
                """
                {'metadata':{'name':'%s'},'spec':{'replicas':%d,'selector':{'matchLabels':{'app':'%s'}},
                 'template':{'metadata':{'labels':{'app':'%s'}},'spec':{'containers':
                 [{'name':'c','image':'v1','ports':[{'name':'http','containerPort':8080}]}]}}}}
                """
                        .formatted(name, replicas, name, name));
    }

    private void setImage(String name, String image) {
        cluster.patch(
                Deployment.KIND.type(),
                "default",
                name,
                "{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'%s','ports':[{'name':'http','containerPort':8080}]}]}}}}"
                        .formatted(image));
    }
}
