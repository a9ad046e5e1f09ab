package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.reflect.TypeToken;
import dev.kubejar.e2e.Await;
import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import io.kubernetes.client.Exec;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.apis.ApiextensionsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.openapi.models.V1ListMeta;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodStatus;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.PatchUtils;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.dynamic.Dynamics;
import io.kubernetes.client.util.generic.options.CreateOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The Kubernetes project's own client for Java.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OfficialJavaClientIT {
    private static final String NAMESPACE = "official-java";
    private static final String GROUP = "official.example.com";

    private static final Type EVENT = new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType();

    private final ApiClient client;
    private final CoreV1Api core;

    OfficialJavaClientIT(Kubejar kubejar) throws IOException {
        this.client = Config.fromConfig(new StringReader(kubejar.kubeconfigForOutside()));
        this.core = new CoreV1Api(client);
    }

    @BeforeAll
    void createNamespace() throws ApiException {
        core.createNamespace(new V1Namespace().metadata(new V1ObjectMeta().name(NAMESPACE)))
                .execute();
    }

    @AfterAll
    void deleteNamespace() throws ApiException {
        core.deleteNamespace(NAMESPACE).execute();
    }

    @Test
    void createsReadsUpdatesPatchesAndDeletes() throws ApiException {
        V1ConfigMap created = create("colours", Map.of(), Map.of("sky", "blue"));

        V1ConfigMap updated = replace(created, "grey");
        assertThat(updated.getData()).containsEntry("sky", "grey");
        assertThatThrownBy(() -> replace(created, "black"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> {
                            assertThat(e.getCode()).isEqualTo(409);
                            assertThat(e.getResponseBody())
                                    .contains("the object has been modified; please apply your");
                        });

        V1ConfigMap patched =
                patch(
                        "colours",
                        "[{\"op\":\"add\",\"path\":\"/data/grass\",\"value\":\"green\"}]",
                        V1Patch.PATCH_FORMAT_JSON_PATCH);
        assertThat(patched.getData()).containsOnlyKeys("sky", "grass");
        assertThat(core.readNamespacedConfigMap("colours", NAMESPACE).execute()).isEqualTo(patched);

        assertThat(core.deleteNamespacedConfigMap("colours", NAMESPACE).execute().getStatus())
                .isEqualTo("Success");
        assertThatThrownBy(() -> core.readNamespacedConfigMap("colours", NAMESPACE).execute())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(404));
    }

    private V1ConfigMap replace(V1ConfigMap map, String sky) throws ApiException {
        return core.replaceNamespacedConfigMap(
                        "colours",
                        NAMESPACE,
                        new V1ConfigMap().metadata(meta(map)).data(Map.of("sky", sky)))
                .execute();
    }

    private V1ConfigMap patch(String name, String body, String format) throws ApiException {
        return patchAs("official", name, body, format);
    }

    private V1ConfigMap patchAs(String manager, String name, String body, String format)
            throws ApiException {
        return PatchUtils.patch(
                V1ConfigMap.class,
                () ->
                        core.patchNamespacedConfigMap(name, NAMESPACE, new V1Patch(body))
                                .fieldManager(manager)
                                .buildCall(null),
                format,
                client);
    }

    @Test
    void anotherOwnerOfAFieldIsAConflict() throws ApiException {
        V1ConfigMap applied = apply("first", "value");
        assertThat(applied.getData()).containsEntry("key", "value");

        assertThatThrownBy(() -> apply("second", "other"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> {
                            assertThat(e.getCode()).isEqualTo(409);
                            assertThat(e.getResponseBody())
                                    .contains("conflict with \\\"first\\\": .data.key");
                        });
    }

    private V1ConfigMap apply(String manager, String value) throws ApiException {
        return patchAs(
                manager,
                "applied",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: applied
                data:
                  key: %s
                """
                        .formatted(value),
                V1Patch.PATCH_FORMAT_APPLY_YAML);
    }

    @Test
    void watchesInOrder() throws Exception {
        String now = meta(list("watched", null)).getResourceVersion();
        V1ConfigMap created = create("watched-1", Map.of("kind", "watched"), Map.of());
        patch("watched-1", "{\"data\":{\"key\":\"1\"}}", V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH);
        core.deleteNamespacedConfigMap("watched-1", NAMESPACE).execute();

        var seen = new ArrayList<String>();
        try (Watch<V1ConfigMap> watch =
                Watch.createWatch(
                        client,
                        core.listNamespacedConfigMap(NAMESPACE)
                                .labelSelector("kind=watched")
                                .resourceVersion(now)
                                .watch(true)
                                .buildCall(null),
                        EVENT)) {
            while (seen.size() < 3) {
                Watch.Response<V1ConfigMap> event = watch.next();
                assertThat(meta(event.object).getUid()).isEqualTo(meta(created).getUid());
                seen.add(event.type);
            }
        }

        assertThat(seen).containsExactly("ADDED", "MODIFIED", "DELETED");
    }

    @Test
    void listsByPages() throws ApiException {
        for (int i = 0; i < 25; i++) {
            create("page-%02d".formatted(i), Map.of("kind", "paged"), Map.of());
        }

        var left = new ArrayList<Long>();
        var names = new ArrayList<String>();
        @Nullable String next = null;
        do {
            V1ConfigMapList page = list("paged", next);
            left.add(meta(page).getRemainingItemCount());
            page.getItems().forEach(map -> names.add(meta(map).getName()));
            next = meta(page).getContinue();
        } while (next != null);

        assertThat(left).hasSize(3).last().isNull();
        assertThat(names).isSorted().doesNotHaveDuplicates().hasSize(25);
    }

    private V1ConfigMapList list(String kind, @Nullable String next) throws ApiException {
        return core.listNamespacedConfigMap(NAMESPACE)
                .labelSelector("kind=" + kind)
                .limit(10)
                ._continue(next)
                .execute();
    }

    @Test
    void anInformerHoldsWhatTheClusterHolds() throws ApiException {
        create("informed-1", Map.of("kind", "informed"), Map.of());
        var events = new CopyOnWriteArrayList<String>();
        var factory = new SharedInformerFactory(client);
        SharedIndexInformer<V1ConfigMap> informer =
                factory.sharedIndexInformerFor(
                        new GenericKubernetesApi<>(
                                V1ConfigMap.class,
                                V1ConfigMapList.class,
                                "",
                                "v1",
                                "configmaps",
                                client),
                        V1ConfigMap.class,
                        0,
                        NAMESPACE);
        informer.addEventHandler(new Noted(events));
        factory.startAllRegisteredInformers();
        Await.untilAsserted(() -> assertThat(events).contains("added informed-1"));

        create("informed-2", Map.of("kind", "informed"), Map.of());
        core.deleteNamespacedConfigMap("informed-1", NAMESPACE).execute();

        Await.untilAsserted(() ->
                assertThat(events).containsSubsequence("added informed-2", "deleted informed-1"));
        assertThat(informer.getIndexer().getByKey(NAMESPACE + "/informed-2")).isNotNull();
        assertThat(informer.getIndexer().getByKey(NAMESPACE + "/informed-1")).isNull();
        factory.stopAllRegisteredInformers();
    }

    /// Writes down what the informer tells.
    private record Noted(List<String> events) implements ResourceEventHandler<V1ConfigMap> {
        @Override
        public void onAdd(V1ConfigMap map) {
            events.add("added " + meta(map).getName());
        }

        @Override
        public void onUpdate(V1ConfigMap before, V1ConfigMap after) {
            events.add("updated " + meta(after).getName());
        }

        @Override
        public void onDelete(V1ConfigMap map, boolean isStateUnknown) {
            events.add("deleted " + meta(map).getName());
        }
    }

    @Test
    void executesInAPodAndReadsItsLogs() throws Exception {
        V1Pod pod =
                (V1Pod)
                        Yaml.load(
                                """
                                apiVersion: v1
                                kind: Pod
                                metadata:
                                  name: shell
                                spec:
                                  terminationGracePeriodSeconds: 1
                                  containers:
                                    - name: shell
                                      image: busybox:1.36
                                      command: [sh, -c, "echo started; exec sleep 1d"]
                                """);
        core.createNamespacedPod(NAMESPACE, pod).execute();
        Await.until("the pod runs", () -> phase("shell").equals("Running"));

        assertThat(core.readNamespacedPodLog("shell", NAMESPACE).execute()).isEqualTo("started\n");
        Process exec =
                new Exec(client)
                        .exec(
                                NAMESPACE,
                                "shell",
                                new String[] {"sh", "-c", "echo out; echo err >&2; exit 7"},
                                false);
        InputStream out = exec.getInputStream();
        InputStream err = exec.getErrorStream();
        assertThat(out.readAllBytes()).asString().isEqualTo("out\n");
        assertThat(err.readAllBytes()).asString().isEqualTo("err\n");
        assertThat(exec.waitFor()).isEqualTo(7);
    }

    private String phase(String pod) {
        try {
            return Optional.ofNullable(core.readNamespacedPod(pod, NAMESPACE).execute().getStatus())
                    .map(V1PodStatus::getPhase)
                    .orElse("");
        } catch (ApiException e) {
            throw new IllegalStateException(e.getResponseBody(), e);
        }
    }

    @Test
    void definesAKindAndUsesIt() throws Exception {
        var extensions = new ApiextensionsV1Api(client);
        extensions
                .createCustomResourceDefinition(
                        JSON.deserialize(
                                json(CronTabs.definition(GROUP)), V1CustomResourceDefinition.class))
                .execute();
        var tabs = new DynamicKubernetesApi(GROUP, "v1", "crontabs", client);
        Await.until("the kind is served", () -> tabs.list(NAMESPACE).isSuccess());

        var tab = Dynamics.newFromJson(json(CronTabs.instance(GROUP, "nightly")));
        DynamicKubernetesObject created =
                tabs.create(NAMESPACE, tab, new CreateOptions()).throwsApiException().getObject();

        assertThat(created.getRaw().getAsJsonObject("spec").get("replicas").getAsInt())
                .isEqualTo(1);
        assertThat(tabs.list(NAMESPACE).getObject().getItems()).hasSize(1);
        assertThat(tabs.delete(NAMESPACE, "nightly").isSuccess()).isTrue();
        extensions.deleteCustomResourceDefinition("crontabs." + GROUP).execute();
    }

    private static V1ObjectMeta meta(KubernetesObject object) {
        return Objects.requireNonNull(object.getMetadata());
    }

    private static V1ListMeta meta(KubernetesListObject list) {
        return Objects.requireNonNull(list.getMetadata());
    }

    /// The client's own YAML reader knows no field whose name has a hyphen.
    private static String json(String yaml) {
        return JSON.serialize(Yaml.loadAs(yaml, Map.class));
    }

    private V1ConfigMap create(String name, Map<String, String> labels, Map<String, String> data)
            throws ApiException {
        return core.createNamespacedConfigMap(
                        NAMESPACE,
                        new V1ConfigMap()
                                .metadata(new V1ObjectMeta().name(name).labels(labels))
                                .data(data))
                .execute();
    }
}
