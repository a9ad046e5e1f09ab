package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Kubernetes' conformance suite checks of kubectl, one test for each behaviour, named as
/// upstream names it. Where upstream takes its own test image, the suite's two images do.
///
/// Source:
/// [kubectl.go](https://github.com/kubernetes/kubernetes/blob/v1.35.0/test/e2e/kubectl/kubectl.go)
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KubectlConformanceIT {
    private final Kubejar kubejar;

    KubectlConformanceIT(Machine machine) {
        this.kubejar = Kubejar.up(machine, "kubectl-conformance");
    }

    @AfterAll
    void delete() {
        kubejar.close();
    }

    @Test
    @DisplayName("Kubectl, guestbook application")
    void aGuestbookOfThreeTiersAnswersThroughItsServices() {
        kubejar.apply(
                tier("leader", 1, "return 200 'stored\\n'")
                        + tier(
                                "follower",
                                2,
                                "proxy_pass http://leader.guestbook.svc.cluster.local")
                        + tier(
                                "frontend",
                                3,
                                "proxy_pass http://follower.guestbook.svc.cluster.local")
                        + GUEST);
        for (String tier : List.of("leader", "follower", "frontend")) {
            kubejar.kubectl(
                    "-n", "guestbook", "rollout", "status", "deployment/" + tier, "--timeout=60s");
        }

        Await.untilAsserted(
                () -> assertThat(asGuest("http://frontend/guestbook")).isEqualTo("stored"));
    }

    private String asGuest(String url) {
        Shell.Outcome outcome =
                kubejar.tryKubectl("-n", "guestbook", "exec", "guest", "--", "curl", "-sS", url);
        return outcome.text() + outcome.err();
    }

    private static final String GUEST =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: guest, namespace: guestbook}
            spec:
              containers:
              - {name: guest, image: 'busybox:1.36', imagePullPolicy: Never, command: [sleep, infinity]}
            """;

    /// A Deployment of nginx that answers so, with its Service, all in one namespace.
    private static String tier(String name, int replicas, String answer) {
        return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: guestbook}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %1$s, namespace: guestbook}
        data:
          default: |
            server { listen 80; location / { %3$s; } }
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: %1$s, namespace: guestbook, labels: {app: guestbook, tier: %1$s}}
        spec: {selector: {app: guestbook, tier: %1$s}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s, namespace: guestbook}
        spec:
          replicas: %2$d
          selector: {matchLabels: {app: guestbook, tier: %1$s}}
          template:
            metadata: {labels: {app: guestbook, tier: %1$s}}
            spec:
              containers:
              - name: nginx
                image: nginx:1.22
                imagePullPolicy: Never
                ports: [{containerPort: 80}]
                readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}
                volumeMounts: [{name: config, mountPath: /etc/nginx/sites-enabled}]
              volumes: [{name: config, configMap: {name: %1$s}}]
        ---
        """
                .formatted(name, replicas, answer);
    }

    @Test
    @DisplayName("Kubectl, check version v1")
    void v1IsAmongTheVersions() {
        assertThat(kubejar.kubectl("api-versions").lines()).contains("v1");
    }

    @Test
    @DisplayName("Kubectl, cluster info")
    void clusterInfoNamesTheControlPlane() {
        assertThat(kubejar.kubectl("cluster-info"))
                .contains("Kubernetes control plane", "is running at", "https://");
    }

    @Test
    @DisplayName("Kubectl, version")
    void versionTellsOfClientAndServer() {
        assertThat(kubejar.kubectl("version"))
                .containsPattern("Client Version: v1\\.")
                .containsPattern("Server Version: v1\\.35");
    }

    @Test
    @DisplayName("Kubectl, diff Deployment")
    void diffShowsAnotherImage() {
        String manifest =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: differing}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: differing}}
                  template:
                    metadata: {labels: {app: differing}}
                    spec: {containers: [{name: it, image: 'nginx:1.22'}]}
                """;
        kubejar.apply(manifest);

        Shell.Outcome diff =
                kubejar.shell()
                        .runWithInput(
                                manifest.replace("nginx:1.22", "busybox:1.36"),
                                "kubectl",
                                "diff",
                                "-f",
                                "-");

        assertThat(diff.exitCode()).isEqualTo(1);
        assertThat(diff.out())
                .containsPattern("-\\s+- image: nginx:1.22")
                .containsPattern("\\+\\s+- image: busybox:1.36");
    }

    @Test
    @DisplayName("Kubectl, replication controller")
    void aReplicationControllerRunsItsPodsAndStops() {
        controller("running", 2);
        kubejar.kubectl("delete", "rc", "running", "--wait");
        Await.until("its pods are gone", () -> pods("running").isEmpty());
    }

    @Test
    @DisplayName("Kubectl, create service, replication controller")
    void exposeMakesServicesOfControllersAndServices() {
        controller("exposed", 1);
        kubejar.kubectl("expose", "rc", "exposed", "--name=rm2", "--port=1234", "--target-port=80");
        kubejar.kubectl(
                "expose", "service", "rm2", "--name=rm3", "--port=2345", "--target-port=80");

        String pod =
                kubejar.kubectl(
                        "get",
                        "pod",
                        "-l",
                        "app=exposed",
                        "-o",
                        "jsonpath={.items[0].status.podIP}");
        for (String service : List.of("rm2", "rm3")) {
            Await.untilAsserted(() ->
                    assertThat(
                                    kubejar.kubectl(
                                            "get",
                                            "endpoints",
                                            service,
                                            "-o",
                                            "jsonpath={.subsets[0].addresses[0].ip}:{.subsets[0].ports[0].port}"))
                            .isEqualTo(pod + ":80"));
        }
    }

    @Test
    @DisplayName("Kubectl, patch to annotate")
    void aPatchAnnotatesAllPodsOfAController() {
        controller("annotated", 2);
        for (String pod : pods("annotated")) {
            kubejar.kubectl(
                    "patch", "pod", pod, "-p", "{\"metadata\":{\"annotations\":{\"x\":\"y\"}}}");
        }
        assertThat(
                        kubejar.kubectl(
                                "get",
                                "pods",
                                "-l",
                                "app=annotated",
                                "-o",
                                "jsonpath={.items[*].metadata.annotations.x}"))
                .isEqualTo("y y");
    }

    @Test
    @DisplayName("Kubectl, replace")
    void replaceChangesAPodsImage() {
        run("replaced", "nginx:1.22");
        String json = kubejar.kubectl("get", "pod", "replaced", "-o", "json");
        kubejar.shell()
                .runWithInput(
                        json.replace("nginx:1.22", "nginx:1.22-alpine"),
                        "kubectl",
                        "replace",
                        "-f",
                        "-")
                .succeeded();
        assertThat(image("replaced")).isEqualTo("nginx:1.22-alpine");
    }

    @Test
    @DisplayName("Kubectl, run pod")
    void runMakesAPodAndNothingElse() {
        run("made", "nginx:1.22");
        assertThat(image("made")).isEqualTo("nginx:1.22");
        assertThat(kubejar.kubectl("get", "pod", "made", "-o", "jsonpath={.spec.restartPolicy}"))
                .isEqualTo("Never");
    }

    @Test
    @DisplayName("Kubectl, server-side dry-run Pod")
    void aDryRunOnTheServerChangesNothing() {
        run("dry", "nginx:1.22");
        kubejar.kubectl(
                "patch",
                "pod",
                "dry",
                "-p",
                "{\"spec\":{\"containers\":[{\"name\":\"dry\",\"image\":\"busybox:1.36\"}]}}",
                "--dry-run=server");
        assertThat(image("dry")).isEqualTo("nginx:1.22");
    }

    @Test
    @DisplayName("Kubectl, proxy port zero")
    void proxyTakesAFreePort() throws IOException {
        Process proxy =
                kubejar.shell().start("kubectl", "proxy", "--port=0", "--disable-filter=true");
        try (BufferedReader out = proxy.inputReader()) {
            String address = out.readLine().replaceAll(".* ", "");
            assertThat(
                            kubejar.shell()
                                    .run("curl", "-s", "http://" + address + "/api/")
                                    .succeeded()
                                    .text())
                    .contains("\"APIVersions\"");
        } finally {
            proxy.destroy();
        }
    }

    @Test
    @DisplayName("Kubectl, proxy socket")
    void proxyListensOnASocket() throws IOException {
        String socket = kubejar.folder().resolve("proxy.sock").toString();
        Process proxy = kubejar.shell().start("kubectl", "proxy", "--unix-socket=" + socket);
        try (BufferedReader out = proxy.inputReader()) {
            assertThat(out.readLine()).contains(socket);
            assertThat(
                            kubejar.shell()
                                    .run(
                                            "curl",
                                            "-s",
                                            "--unix-socket",
                                            socket,
                                            "http://localhost/api/")
                                    .succeeded()
                                    .text())
                    .contains("\"APIVersions\"");
        } finally {
            proxy.destroy();
        }
    }

    @Test
    @DisplayName("Kubectl, logs")
    void logsAreCutByLinesBytesAndTime() {
        kubejar.kubectl(
                "run",
                "logged",
                "--image=busybox:1.36",
                "--image-pull-policy=Never",
                "--restart=Never",
                "--",
                "sh",
                "-c",
                "for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; done; sleep 3600");
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/logged", "--timeout=60s");
        Await.untilAsserted(() -> assertThat(logs().lines()).hasSize(10));

        assertThat(logs("--tail=1")).isEqualTo("line 10");
        assertThat(logs("--limit-bytes=1")).isEqualTo("l");
        assertThat(logs("--tail=1", "--timestamps"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z line 10");
        assertThat(logs("--since=24h").lines()).hasSize(10);
        Await.untilAsserted(() -> assertThat(logs("--since=1s")).isEmpty());
    }

    private String logs(String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "logs";
        command[1] = "logged";
        System.arraycopy(options, 0, command, 2, options.length);
        return kubejar.kubectl(command);
    }

    private void run(String name, String image) {
        kubejar.kubectl(
                "run",
                name,
                "--image=" + image,
                "--image-pull-policy=Never",
                "--restart=Never",
                "--labels=run=" + name);
        kubejar.kubectl("wait", "--for=condition=Ready", "pod/" + name, "--timeout=60s");
    }

    private String image(String pod) {
        return kubejar.kubectl("get", "pod", pod, "-o", "jsonpath={.spec.containers[0].image}");
    }

    private void controller(String name, int replicas) {
        kubejar.apply(
                """
                apiVersion: v1
                kind: ReplicationController
                metadata: {name: %1$s}
                spec:
                  replicas: %2$d
                  selector: {app: %1$s}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: nginx, image: 'nginx:1.22', imagePullPolicy: Never, ports: [{containerPort: 80}]}]}
                """
                        .formatted(name, replicas));
        Await.until(
                "its pods run",
                () ->
                        kubejar.kubectl("get", "pods", "-l", "app=" + name, "--no-headers")
                                        .lines()
                                        .filter(line -> line.contains("Running"))
                                        .count()
                                == replicas);
    }

    private List<String> pods(String app) {
        return kubejar.kubectl(
                        "get",
                        "pods",
                        "-l",
                        "app=" + app,
                        "-o",
                        "jsonpath={.items[*].metadata.name}")
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
