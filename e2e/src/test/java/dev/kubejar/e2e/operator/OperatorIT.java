package dev.kubejar.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.Await;
import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// An operator's day: its kind is made, its objects come, change, lose what they own, and go.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorIT {
    private static final String NAMESPACE = "operator";

    private final Kubejar kubejar;
    private final KubernetesClient client;
    private final List<String> cleanedUp = new CopyOnWriteArrayList<>();
    private Operator operator;

    OperatorIT(Kubejar kubejar) {
        this.kubejar = kubejar;
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubejar.kubeconfigForOutside()))
                        .build();
        this.operator = operator();
    }

    private Operator operator() {
        var fresh =
                new Operator(configuration ->
                        configuration.withKubernetesClient(client).withCloseClientOnStop(false));
        fresh.register(new WebPageReconciler(cleanedUp));
        return fresh;
    }

    @BeforeAll
    void defineTheKind() {
        kubejar.kubectl("create", "namespace", NAMESPACE);
        kubejar.kubectl("create", "-f", "src/test/resources/operator/webpages.yaml");
        kubejar.kubectl("wait", "--for=condition=Established", "crd/webpages.operator.example.com");
    }

    @AfterAll
    void removeTheKind() {
        kubejar.kubectl("delete", "crd", "webpages.operator.example.com");
        kubejar.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
        client.close();
    }

    @BeforeEach
    void start() {
        operator.start();
    }

    @AfterEach
    void stop() {
        operator.stop();
        operator = operator();
    }

    @Test
    void aPageIsServedAndFollowed() {
        create("news", "old news");
        awaitStatus("news", new WebPage.Status(1, 1));
        assertThat(kubejar.kubectl("get", "wp", "news", "-n", NAMESPACE))
                .matches("(?s)NAME +READY\\s+news +1");
        assertThat(served("news")).isEqualTo("old news");

        edit("news", new WebPage.Spec("new news", 2));

        awaitStatus("news", new WebPage.Status(2, 2));
        assertThat(client.configMaps().inNamespace(NAMESPACE).withName("news").get().getData())
                .containsEntry("index.html", "new news");
        kubejar.kubectl("delete", "wp", "news", "-n", NAMESPACE);
    }

    @Test
    void whatAPageOwnsComesBack() {
        create("robust", "hello");
        awaitStatus("robust", new WebPage.Status(1, 1));
        String before = uidOfDeployment("robust");

        kubejar.kubectl("delete", "deployment", "robust", "-n", NAMESPACE);

        Await.untilAsserted(
                () -> assertThat(uidOfDeployment("robust")).isNotEmpty().isNotEqualTo(before));
        awaitStatus("robust", new WebPage.Status(1, 1));
        kubejar.kubectl("delete", "wp", "robust", "-n", NAMESPACE);
    }

    @Test
    void aPageLeavesOnlyAfterItsCleanUpAndTakesAllWithIt() {
        create("leaving", "bye");
        awaitStatus("leaving", new WebPage.Status(1, 1));
        operator.stop();
        kubejar.kubectl("delete", "wp", "leaving", "-n", NAMESPACE, "--wait=false");
        assertThat(client.resources(WebPage.class).inNamespace(NAMESPACE).withName("leaving").get())
                .satisfies(page -> assertThat(page.isMarkedForDeletion()).isTrue());
        assertThat(cleanedUp).doesNotContain("leaving");

        operator = operator();
        operator.start();

        Await.untilAsserted(() ->
                assertThat(
                                kubejar.kubectl(
                                        "get",
                                        "wp,deployments,configmaps,pods",
                                        "-n",
                                        NAMESPACE,
                                        "-o",
                                        "name"))
                        .doesNotContain("leaving"));
        assertThat(cleanedUp).containsOnlyOnce("leaving");
    }

    private void create(String name, String html) {
        var page = new WebPage();
        page.setMetadata(new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build());
        page.setSpec(new WebPage.Spec(html, 1));
        client.resource(page).create();
    }

    private void edit(String name, WebPage.Spec spec) {
        client.resources(WebPage.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .edit(page -> {
                    page.setSpec(spec);
                    return page;
                });
    }

    private void awaitStatus(String name, WebPage.Status status) {
        Await.untilAsserted(() ->
                assertThat(
                                client.resources(WebPage.class)
                                        .inNamespace(NAMESPACE)
                                        .withName(name)
                                        .get()
                                        .getStatus())
                        .isEqualTo(status));
    }

    /// What the page's web server answers, asked through the API server.
    private String served(String name) {
        String pod =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .withLabel("web-page", name)
                        .list()
                        .getItems()
                        .getFirst()
                        .getMetadata()
                        .getName();
        return client.raw("/api/v1/namespaces/%s/pods/%s:80/proxy/".formatted(NAMESPACE, pod));
    }

    private String uidOfDeployment(String name) {
        return kubejar.kubectl(
                "get",
                "deployment",
                name,
                "-n",
                NAMESPACE,
                "--ignore-not-found",
                "-o",
                "jsonpath={.metadata.uid}");
    }
}
