package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.Await;
import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import dev.kubejar.e2e.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// kubectl of the cluster's own version, and Debian's of 2020, which speaks SPDY and to groups'
/// beta versions.
@EndToEnd
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"kubectl", "kubectl-1.20"})
final class KubectlIT {
    private final String kubectl;
    private final Kubejar kubejar;
    private final String namespace;
    private final String group;

    KubectlIT(String kubectl, Kubejar kubejar) {
        this.kubectl = kubectl;
        this.kubejar = kubejar;
        this.namespace = kubectl.replace('.', '-');
        this.group = namespace + ".example.com";
    }

    /// Each test makes sure of it: there is no moment before all of one kubectl's.
    @BeforeEach
    void namespaceIsThere() {
        tryKubectl("create", "namespace", namespace);
    }

    @Test
    void createsReadsUpdatesPatchesAndDeletes() {
        kubectl("create", "configmap", "colours", "--from-literal=sky=blue");
        kubectl("patch", "configmap", "colours", "-p", "{\"data\":{\"grass\":\"green\"}}");
        assertThat(kubectl("get", "configmap", "colours", "-o", "jsonpath={.data}"))
                .isEqualTo("{\"grass\":\"green\",\"sky\":\"blue\"}");
        String read = kubectl("get", "configmap", "colours", "-o", "yaml");
        kubectl("label", "configmap", "colours", "read=later");

        assertThat(tryKubectlWith(read, "replace", "-f", "-").err())
                .contains("the object has been modified; please apply your changes");

        assertThat(kubectl("delete", "configmap", "colours")).contains("\"colours\" deleted");
        assertThat(tryKubectl("get", "configmap", "colours").err())
                .isEqualTo("Error from server (NotFound): configmaps \"colours\" not found\n");
    }

    @Test
    void appliesWhatChanged() {
        kubectlWith(configMap("applied", "one", "1"), "apply", "-f", "-");

        assertThat(kubectlWith(configMap("applied", "two", "2"), "apply", "-f", "-"))
                .isEqualTo("configmap/applied configured");
        assertThat(kubectl("get", "configmap", "applied", "-o", "jsonpath={.data}"))
                .isEqualTo("{\"two\":\"2\"}");
        assertThat(kubectlWith(configMap("applied", "two", "2"), "apply", "-f", "-"))
                .isEqualTo("configmap/applied unchanged");
        assertThat(
                        tryKubectlWith(configMap("applied", "two", "3"), "diff", "-f", "-")
                                .out()
                                .lines())
                .contains("-  two: \"2\"", "+  two: \"3\"");
    }

    @Test
    void anotherOwnerOfAFieldIsAConflict() {
        apply("first", "1").succeeded();

        assertThat(apply("second", "2").err())
                .contains("Apply failed with 1 conflict: conflict with \"first\": .data.key");
        assertThat(apply("second", "2", "--force-conflicts").succeeded().text())
                .isEqualTo("configmap/owned serverside-applied");
    }

    private Shell.Outcome apply(String manager, String value, String... more) {
        String[] arguments = {"apply", "--server-side", "--field-manager=" + manager, "-f", "-"};
        return tryKubectlWith(
                configMap("owned", "key", value),
                Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void watchesInOrder() throws IOException {
        var seen = new CopyOnWriteArrayList<String>();
        Process watch =
                kubejar.shell()
                        .start(
                                command(
                                        "get",
                                        "configmaps",
                                        "-l=watched=yes",
                                        "--watch",
                                        "--output-watch-events",
                                        "--no-headers"));
        Thread.ofVirtual().start(() -> collect(watch.inputReader(), seen));
        kubectlWith(
                configMap("watched", "key", "1")
                        .replace("name:", "labels: {watched: \"yes\"}\n  name:"),
                "create",
                "-f",
                "-");
        Await.untilAsserted(() -> assertThat(seen).hasSize(1));
        kubectl("annotate", "configmap", "watched", "changed=yes");
        kubectl("label", "configmap", "watched", "watched-");

        Await.untilAsserted(() ->
                assertThat(seen)
                        .extracting(line -> line.replaceAll(" +", " "))
                        .satisfiesExactly(
                                line -> assertThat(line).startsWith("ADDED watched 1"),
                                line -> assertThat(line).startsWith("MODIFIED watched 1"),
                                line -> assertThat(line).startsWith("DELETED watched 1")));
        watch.destroy();
    }

    private static void collect(BufferedReader reader, List<String> lines) {
        try (reader) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // kubectl has ended
        }
    }

    @Test
    void listsByPages() {
        String many =
                IntStream.range(10, 35)
                        .mapToObj(i -> configMap("page-" + i, "i", "" + i))
                        .reduce("", (all, one) -> all + "---\n" + one);
        kubectlWith(many, "create", "-f", "-");

        Shell.Outcome listed =
                tryKubectl("get", "configmaps", "--chunk-size=10", "-o", "name", "-v=6");

        assertThat(listed.succeeded().text().lines().filter(name -> name.contains("page-")))
                .isSorted()
                .hasSize(25);
        assertThat(listed.err()).contains("limit=10", "continue=");
    }

    @Test
    void definesAKindAndUsesIt() {
        kubectlWith(CronTabs.definition(group), "create", "-f", "-");
        kubectl("wait", "--for=condition=Established", "crd/crontabs." + group);
        kubectlWith(CronTabs.instance(group, "nightly"), "apply", "-f", "-");

        assertThat(kubectl("get", "crontabs." + group))
                .matches("NAME +SPEC +REPLICAS\nnightly +\\* \\* \\* \\* \\*/5 +1");
        assertThat(kubectl("scale", "crontabs." + group + "/nightly", "--replicas=3"))
                .endsWith("scaled");
        assertThat(kubectl("explain", "crontabs.spec", "--api-version=" + group + "/v1"))
                .contains("cronSpec", "-required-", "replicas");
        assertThat(
                        tryKubectlWith(
                                        CronTabs.instance(group, "wrong")
                                                .replace("cronSpec", "cornSpec"),
                                        "create",
                                        "-f",
                                        "-")
                                .exitCode())
                .isNotZero();

        kubectl("delete", "crd", "crontabs." + group);
        assertThat(tryKubectl("get", "crontabs." + group).err())
                .contains("the server doesn't have a resource type \"crontabs\"");
    }

    @Test
    void executesInAPodAndReadsItsLogs() {
        kubectl(
                "run",
                "shell",
                "--image=busybox:1.36",
                "--restart=Never",
                "--command",
                "--",
                "sh",
                "-c",
                "trap exit TERM; echo started; while true; do sleep 0.1; done");
        kubectl("wait", "--for=condition=Ready", "pod/shell", "--timeout=60s");

        assertThat(kubectl("logs", "shell")).isEqualTo("started");
        Shell.Outcome exec =
                tryKubectlWith(
                        "typed\n",
                        "exec",
                        "-i",
                        "shell",
                        "--",
                        "sh",
                        "-c",
                        "read line; echo got $line; echo oh >&2; exit 7");
        assertThat(exec.out()).isEqualTo("got typed\n");
        assertThat(exec.err()).startsWith("oh\n");
        assertThat(exec.exitCode()).isEqualTo(7);
        kubectl("delete", "pod", "shell", "--timeout=30s");
    }

    private static String configMap(String name, String key, String value) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
        data:
          %s: "%s"
        """
                .formatted(name, key, value);
    }

    private String[] command(String... arguments) {
        return Stream.concat(Stream.of(kubectl, "--namespace", namespace), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private Shell.Outcome tryKubectl(String... arguments) {
        return kubejar.shell().run(command(arguments));
    }

    private Shell.Outcome tryKubectlWith(String input, String... arguments) {
        return kubejar.shell().runWithInput(input, command(arguments));
    }

    private String kubectl(String... arguments) {
        return tryKubectl(arguments).succeeded().text();
    }

    private String kubectlWith(String input, String... arguments) {
        return tryKubectlWith(input, arguments).succeeded().text();
    }
}
