package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways into a pod that runs: the proxy, a container for debugging, other limits.
@EndToEnd
final class PodAccessIT {
    private static final String WEB =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: access}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: access, labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: web
                image: nginx:1.22
                imagePullPolicy: Never
                ports: [{containerPort: 80}]
                resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 200m, memory: 128Mi}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: access}
            spec: {selector: {app: web}, ports: [{name: http, port: 8080, targetPort: 80}]}
            """;

    private final Machine machine;
    private final Kubejar kubejar;

    PodAccessIT(Machine machine, Kubejar kubejar) {
        this.machine = machine;
        this.kubejar = kubejar;
    }

    @BeforeEach
    void run() {
        kubejar.apply(WEB);
        kubejar.kubectl(
                "-n", "access", "wait", "--for=condition=Ready", "pod/web", "--timeout=60s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pods/web", "pods/web:80", "services/web:http", "services/http:web:8080"})
    void theProxyReachesTheServer(String backend) {
        Await.untilAsserted(() ->
                assertThat(
                                kubejar.tryKubectl(
                                                "get",
                                                "--raw",
                                                "/api/v1/namespaces/access/" + backend + "/proxy/")
                                        .text())
                        .contains("Welcome to nginx!"));
    }

    @Test
    void aContainerForDebuggingSeesItsTargetsProcesses() {
        kubejar.kubectl(
                "-n",
                "access",
                "debug",
                "web",
                "--image=busybox:1.36",
                "--image-pull-policy=Never",
                "--target=web",
                "-c",
                "debugger",
                "--profile=general",
                "--",
                "sh",
                "-c",
                "cat /proc/1/comm");

        Await.untilAsserted(() ->
                assertThat(
                                kubejar.tryKubectl("-n", "access", "logs", "web", "-c", "debugger")
                                        .text())
                        .isEqualTo("nginx"));
    }

    @Test
    void aResizeReachesTheKernel() {
        kubejar.kubectl(
                "-n",
                "access",
                "patch",
                "pod",
                "web",
                "--subresource=resize",
                "-p",
                "{\"spec\":{\"containers\":[{\"name\":\"web\",\"resources\":{\"limits\":{\"memory\":\"200Mi\"}}}]}}");

        String id = machine.docker("ps", "-q", "--filter", "name=_web_web_access_").text();
        Await.untilAsserted(() ->
                assertThat(
                                machine.docker("inspect", id, "--format", "{{.HostConfig.Memory}}")
                                        .text())
                        .isEqualTo(Integer.toString(200 << 20)));
    }
}
