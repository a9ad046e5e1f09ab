package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.e2e.Await;
import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// fabric8's Kubernetes client: Quarkus, Spring, Jenkins and most operators in Java.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8ClientIT {
    private static final String NAMESPACE = "fabric8";
    private static final String GROUP = "fabric8.example.com";

    private final KubernetesClient client;

    Fabric8ClientIT(Kubejar kubejar) {
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubejar.kubeconfigForOutside()))
                        .build();
    }

    @BeforeAll
    void createNamespace() {
        client.namespaces()
                .resource(
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
    void createsReadsUpdatesPatchesAndDeletes() {
        ConfigMap created = configMap("colours", "sky", "blue").create();
        assertThat(created.getMetadata().getUid()).isNotEmpty();

        ConfigMap updated =
                configMaps()
                        .withName("colours")
                        .edit(map -> new ConfigMapBuilder(map).addToData("sky", "grey").build());
        assertThat(updated.getData()).containsEntry("sky", "grey");

        ConfigMap patched =
                configMaps()
                        .withName("colours")
                        .patch(
                                PatchContext.of(PatchType.STRATEGIC_MERGE),
                                "{\"data\":{\"grass\":\"green\"}}");
        assertThat(patched.getData()).containsOnlyKeys("sky", "grass");
        assertThat(configMaps().withName("colours").get()).isEqualTo(patched);

        assertThatThrownBy(() -> client.resource(created).update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> {
                            assertThat(e.getCode()).isEqualTo(409);
                            assertThat(e.getStatus().getReason()).isEqualTo("Conflict");
                        });

        assertThat(configMaps().withName("colours").delete()).hasSize(1);
        assertThat(configMaps().withName("colours").get()).isNull();
        assertThat(configMaps().withName("colours").delete()).isEmpty();
    }

    @Test
    void anotherOwnerOfAFieldIsAConflict() {
        ConfigMap applied =
                configMap("owned", "key", "first").fieldManager("first").serverSideApply();
        assertThat(applied.getMetadata().getManagedFields())
                .extracting(entry -> entry.getManager() + " " + entry.getOperation())
                .containsExactly("first Apply");

        assertThatThrownBy(() ->
                        configMap("owned", "key", "second")
                                .fieldManager("second")
                                .serverSideApply())
                .hasMessageContaining(
                        "Apply failed with 1 conflict: conflict with \"first\": .data.key");

        assertThat(
                        configMap("owned", "key", "second")
                                .fieldManager("second")
                                .forceConflicts()
                                .serverSideApply()
                                .getData())
                .containsEntry("key", "second");
    }

    @Test
    void watchesInOrder() {
        var seen = new CopyOnWriteArrayList<String>();
        try (Watch _ = configMaps().withLabel("watched").watch(new Seen(seen))) {
            configMaps().resource(labelled("watched-1", "watched")).create();
            configMaps().withName("watched-1").edit(map -> withData(map, "1"));
            configMaps().withName("watched-1").edit(map -> withoutLabels(map));

            Await.untilAsserted(() ->
                    assertThat(seen)
                            .containsExactly(
                                    "ADDED watched-1", "MODIFIED watched-1", "DELETED watched-1"));
        }
    }

    /// Notes type and name of each event.
    private record Seen(List<String> events) implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap map) {
            events.add(action + " " + map.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            events.add("closed: " + cause.getMessage());
        }
    }

    @Test
    void listsByPages() {
        IntStream.range(0, 25)
                .mapToObj(i -> labelled("page-%02d".formatted(i), "paged"))
                .forEach(map -> configMaps().resource(map).create());

        var sizes = new ArrayList<Integer>();
        var names = new ArrayList<String>();
        String next = "";
        do {
            ConfigMapList page =
                    configMaps()
                            .withLabel("paged")
                            .list(
                                    new ListOptionsBuilder()
                                            .withLimit(10L)
                                            .withContinue(next)
                                            .build());
            sizes.add(page.getItems().size());
            page.getItems().forEach(map -> names.add(map.getMetadata().getName()));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(names).isSorted().doesNotHaveDuplicates().hasSize(25);
    }

    @Test
    void executesInAPodAndReadsItsLogs() throws Exception {
        Pod pod =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .resource(
                                new PodBuilder()
                                        .withNewMetadata()
                                        .withName("shell")
                                        .endMetadata()
                                        .withNewSpec()
                                        .withTerminationGracePeriodSeconds(1L)
                                        .addNewContainer()
                                        .withName("shell")
                                        .withImage("busybox:1.36")
                                        .withCommand("sh", "-c", "echo started; exec sleep 1d")
                                        .endContainer()
                                        .endSpec()
                                        .build())
                        .create();
        client.resource(pod).waitUntilReady(1, TimeUnit.MINUTES);
        assertThat(client.pods().resource(pod).getLog()).isEqualTo("started\n");

        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (ExecWatch exec =
                client.pods()
                        .resource(pod)
                        .redirectingInput()
                        .writingOutput(out)
                        .writingError(err)
                        .exec("sh", "-c", "read line; echo \"got $line\"; echo oh >&2; exit 7")) {
            exec.getInput().write("typed\n".getBytes(StandardCharsets.UTF_8));
            exec.getInput().flush();
            assertThat(exec.exitCode().get(1, TimeUnit.MINUTES)).isEqualTo(7);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("got typed\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("oh\n");
    }

    @Test
    void definesAKindAndUsesIt() {
        var definition = client.resource(CronTabs.definition(GROUP));
        definition.create();
        definition.waitUntilCondition(
                crd -> crd instanceof CustomResourceDefinition it && isEstablished(it),
                1,
                TimeUnit.MINUTES);
        var tabs =
                client.genericKubernetesResources(GROUP + "/v1", "CronTab").inNamespace(NAMESPACE);

        GenericKubernetesResource created =
                tabs.load(stream(CronTabs.instance(GROUP, "nightly"))).create();
        assertThat(created.<Object>get("spec", "replicas")).isEqualTo(1);
        assertThatThrownBy(() ->
                        tabs.load(
                                        stream(
                                                CronTabs.instance(GROUP, "daily")
                                                        .replace("* * * * */5", "daily")))
                                .create())
                .hasMessageContaining("spec.cronSpec: Invalid value: \"daily\"");
        assertThat(tabs.withName("nightly").scale(3).<Object>get("spec", "replicas")).isEqualTo(3);
        assertThat(tabs.list().getItems()).hasSize(1);

        definition.delete();
        Await.untilAsserted(() -> assertThat(definition.get()).isNull());
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return Optional.ofNullable(definition.getStatus())
                .map(CustomResourceDefinitionStatus::getConditions)
                .stream()
                .flatMap(List::stream)
                .anyMatch(
                        it -> it.getType().equals("Established") && it.getStatus().equals("True"));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private NonNamespaceOperation<ConfigMap, ConfigMapList, Resource<ConfigMap>> configMaps() {
        return client.configMaps().inNamespace(NAMESPACE);
    }

    private Resource<ConfigMap> configMap(String name, String key, String value) {
        return configMaps()
                .resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .addToData(key, value)
                                .build());
    }

    private static ConfigMap labelled(String name, String label) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(label, "yes")
                .endMetadata()
                .build();
    }

    private static ConfigMap withData(ConfigMap map, String value) {
        return new ConfigMapBuilder(map).addToData("value", value).build();
    }

    private static ConfigMap withoutLabels(ConfigMap map) {
        return new ConfigMapBuilder(map).editMetadata().withLabels(Map.of()).endMetadata().build();
    }
}
