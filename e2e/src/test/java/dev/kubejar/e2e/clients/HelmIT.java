package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import dev.kubejar.e2e.Shell;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Helm 4, which applies on the server and watches what it waits for, with a chart of 16 kinds and
/// a test.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HelmIT {
    private static final String NAMESPACE = "helm";
    private static final String KINDS =
            "configmap,secret,deployment,service,serviceaccount,role,rolebinding,networkpolicy,"
                    + "ingressclass,ingress,poddisruptionbudget,priorityclass,storageclass,cronjob,"
                    + "greeting";

    private final Kubejar kubejar;

    HelmIT(Kubejar kubejar) {
        this.kubejar = kubejar;
    }

    @AfterAll
    void removeWhatHelmLeaves() {
        kubejar.kubectl("delete", "crd", "greetings.example.com");
        kubejar.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    @Test
    void aReleaseIsInstalledUpgradedRolledBackTestedAndUninstalled() {
        helm("install", "hello", "../examples/chart", "--create-namespace", "--wait");
        assertThat(deployment("{.status.availableReplicas}")).isEqualTo("1");
        assertThat(ours()).hasSize(15);
        assertThat(managers("deployment")).contains("helm Apply");
        assertThat(page()).isEqualTo("Hello from hello, revision 1");

        helm(
                "upgrade",
                "hello",
                "../examples/chart",
                "--wait",
                "--set=replicas=2,greeting=Servus,ingress.enabled=false");
        assertThat(deployment("{.status.updatedReplicas} {.status.availableReplicas}"))
                .isEqualTo("2 2");
        assertThat(page()).isEqualTo("Servus from hello, revision 2");
        assertThat(ours()).noneMatch(name -> name.contains("ingress"));
        assertThat(helm("test", "hello")).contains("Phase:          Succeeded");

        helm("rollback", "hello", "1", "--wait");
        assertThat(deployment("{.status.availableReplicas}")).isEqualTo("1");
        assertThat(ours()).hasSize(15).anyMatch(name -> name.startsWith("ingress.networking"));
        assertThat(helm("history", "hello").lines().skip(1))
                .hasSize(3)
                .last()
                .asString()
                .contains("deployed", "Rollback to 1");

        helm("uninstall", "hello", "--wait");
        assertThat(ours()).isEmpty();
        assertThat(helm("list", "--short")).isEmpty();
    }

    @Test
    void aFieldThatSomebodyElseTookIsAConflict() {
        helm("install", "contested", "../examples/chart", "--create-namespace", "--wait");
        kubejar.kubectl("scale", "deployment/contested", "--replicas=3", "-n", NAMESPACE);

        Shell.Outcome refused =
                tryHelm("upgrade", "contested", "../examples/chart", "--set=replicas=2");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err())
                .contains("Apply failed with 1 conflict: conflict with \"kubectl\"")
                .contains(".spec.replicas");

        helm(
                "upgrade",
                "contested",
                "../examples/chart",
                "--set=replicas=2",
                "--force-conflicts",
                "--wait");
        assertThat(
                        kubejar.kubectl(
                                "get",
                                "deployment/contested",
                                "-n",
                                NAMESPACE,
                                "-o",
                                "jsonpath={.spec.replicas}"))
                .isEqualTo("2");
        helm("uninstall", "contested", "--wait");
    }

    private Shell.Outcome tryHelm(String... arguments) {
        return kubejar.shell()
                .run(
                        Stream.concat(
                                        Stream.of("helm", "--namespace", NAMESPACE),
                                        Stream.of(arguments))
                                .toArray(String[]::new));
    }

    private String helm(String... arguments) {
        return tryHelm(arguments).succeeded().text();
    }

    private String deployment(String path) {
        return kubejar.kubectl(
                "get", "deployment", "hello", "-n", NAMESPACE, "-o", "jsonpath=" + path);
    }

    private String managers(String kind) {
        return kubejar.kubectl(
                "get",
                kind,
                "hello",
                "-n",
                NAMESPACE,
                "-o",
                "jsonpath={range .metadata.managedFields[*]}{.manager} {.operation}{\"\\n\"}{end}");
    }

    /// What a client of the service reads.
    private String page() {
        return kubejar.kubectl(
                "get", "--raw", "/api/v1/namespaces/" + NAMESPACE + "/services/hello:http/proxy/");
    }

    /// The names of the release's objects.
    private Stream<String> ours() {
        return kubejar.kubectl(
                        "get",
                        KINDS,
                        "-n",
                        NAMESPACE,
                        "-l",
                        "app.kubernetes.io/instance=hello",
                        "-o",
                        "name")
                .lines();
    }
}
