package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.Await;
import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What controllers in Java stand on: a cache that follows the cluster, and one leader of many.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8InformersIT {
    private static final String NAMESPACE = "fabric8-informers";
    private static final int BEFORE = 20;

    private final KubernetesClient client;

    Fabric8InformersIT(Kubejar kubejar) {
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubejar.kubeconfigForOutside()))
                        .build();
    }

    @BeforeAll
    void createNamespace() {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
    }

    @AfterAll
    void close() {
        client.namespaces().withName(NAMESPACE).delete();
        client.close();
    }

    @Test
    void anInformerHoldsWhatTheClusterHolds() {
        IntStream.range(0, BEFORE).forEach(i -> create("before-" + i));
        var events = new CopyOnWriteArrayList<String>();
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withLabel("informed")
                        .withLimit(7L)
                        .inform(new Noted(events))) {
            assertThat(informer.hasSynced()).isTrue();
            assertThat(informer.getStore().list()).hasSize(BEFORE);
            assertThat(events).hasSize(BEFORE).allMatch(event -> event.startsWith("added"));
            events.clear();

            create("after");
            client.configMaps()
                    .inNamespace(NAMESPACE)
                    .withName("after")
                    .edit(map -> new ConfigMapBuilder(map).addToData("key", "new").build());
            client.configMaps().inNamespace(NAMESPACE).withName("after").delete();

            Await.untilAsserted(() ->
                    assertThat(events)
                            .containsExactly(
                                    "added after {}",
                                    "updated after {key=new}",
                                    "deleted after {key=new}"));
            assertThat(informer.getIndexer().getByKey(NAMESPACE + "/after")).isNull();
            assertThat(informer.isWatching()).isTrue();
        }
    }

    /// Writes down what the informer tells.
    private record Noted(List<String> events) implements ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            note("added", map);
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            note("updated", after);
        }

        @Override
        public void onDelete(ConfigMap map, boolean isStateUnknown) {
            note("deleted", map);
        }

        private void note(String what, ConfigMap map) {
            events.add(what + " " + map.getMetadata().getName() + " " + map.getData());
        }
    }

    private void create(String name) {
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName(name)
                                .withLabels(Map.of("informed", "yes"))
                                .endMetadata()
                                .build())
                .create();
    }

    @Test
    void oneLeadsUntilItGivesUp() {
        var leaders = new CopyOnWriteArrayList<String>();
        CompletableFuture<?> first = candidate("first", leaders);
        Await.untilAsserted(() -> assertThat(leaders).containsExactly("first"));
        CompletableFuture<?> second = candidate("second", leaders);
        assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("first");

        first.cancel(true);

        Await.untilAsserted(() -> assertThat(leaders).containsExactly("first", "second"));
        assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("second");
        assertThat(lease().getSpec().getLeaseTransitions()).isPositive();
        second.cancel(true);
    }

    private CompletableFuture<?> candidate(String identity, List<String> leaders) {
        return client.leaderElector()
                .withConfig(
                        new LeaderElectionConfigBuilder()
                                .withName(identity)
                                .withLeaseDuration(Duration.ofSeconds(15))
                                .withRenewDeadline(Duration.ofSeconds(10))
                                .withRetryPeriod(Duration.ofMillis(200))
                                .withReleaseOnCancel(true)
                                .withLock(new LeaseLock(NAMESPACE, "leader", identity))
                                .withLeaderCallbacks(
                                        new LeaderCallbacks(
                                                () -> leaders.add(identity), () -> {}, _ -> {}))
                                .build())
                .build()
                .start();
    }

    private Lease lease() {
        return client.leases().inNamespace(NAMESPACE).withName("leader").get();
    }
}
