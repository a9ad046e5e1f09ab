package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.Await;
import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import dev.kubejar.e2e.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The breadth of kubectl's commands: each at least once, against what it is for.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KubectlCommandsIT {
    private static final String NAMESPACE = "commands";
    private static final String SLEEPER = "trap exit TERM; while true; do sleep 0.1; done";

    private final Kubejar kubejar;

    KubectlCommandsIT(Kubejar kubejar) {
        this.kubejar = kubejar;
    }

    @BeforeAll
    void createNamespaceAndPod() {
        kubectl("create", "namespace", NAMESPACE);
        kubectl("run", "shell", "--image=busybox:1.36", "--command", "--", "sh", "-c", SLEEPER);
        kubectl("wait", "--for=condition=Ready", "pod/shell", "--timeout=60s");
    }

    @AfterAll
    void deleteNamespace() {
        kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    @Test
    void createKnowsManyKinds() {
        for (String command :
                List.of(
                        "clusterrole made --verb=get,list --resource=pods",
                        "clusterrolebinding made --clusterrole=made --user=jane",
                        "configmap made --from-literal=key=value",
                        "cronjob made --image=busybox:1.36 --schedule=@daily -- date",
                        "deployment made --image=nginx:1.22 --replicas=0",
                        "ingress made --class=web --rule=example.com/api*=web:80,tls=cert",
                        "job made --image=busybox:1.36 -- true",
                        "job again --from=cronjob/made",
                        "poddisruptionbudget made --selector=app=made --min-available=50%",
                        "priorityclass made --value=10 --preemption-policy=Never",
                        "quota made --hard=pods=100,requests.cpu=10",
                        "role made --verb=get --resource=pods,services",
                        "rolebinding made --role=made --serviceaccount=commands:made",
                        "secret generic made --from-literal=key=value",
                        "secret docker-registry registry --docker-username=a --docker-password=b",
                        "service clusterip made --tcp=80:8080",
                        "service nodeport node --tcp=80",
                        "service loadbalancer balancer --tcp=80",
                        "service externalname external --external-name=example.com",
                        "serviceaccount made")) {
            String[] words = ("create " + command).split(" ");

            assertThat(kubectl(words)).as(command).endsWith(" created");
        }
        assertThat(kubectl("autoscale", "deployment", "made", "--min=1", "--max=3", "--cpu=80%"))
                .isEqualTo("horizontalpodautoscaler.autoscaling/made autoscaled");
        assertThat(kubectl("get", "cronjob,ingress,pdb,hpa", "--no-headers").replaceAll(" +", " "))
                .contains("cronjob.batch/made @daily <none> False 0 <none>")
                .contains("ingress.networking.k8s.io/made web example.com 80, 443")
                .contains("poddisruptionbudget.policy/made 50% N/A")
                .contains("horizontalpodautoscaler.autoscaling/made Deployment/made")
                .contains("/80% 1 3");
        kubectl("delete", "clusterrole,clusterrolebinding,priorityclass", "made");
    }

    @Test
    void everyKindIsListedDescribedAndExplained() {
        List<String> kinds =
                kubectl("api-resources", "--verbs=list", "-o", "name").lines().toList();
        assertThat(kinds).hasSizeGreaterThan(50).contains("pods", "leases.coordination.k8s.io");

        kubectl("get", String.join(",", kinds), "--all-namespaces", "-o", "wide");
        kubectl("describe", "nodes,namespaces,services,leases", "--all-namespaces");
        for (String kind : kinds) {
            // Of these kubectl takes the group for a field of core's kind of the same name.
            if (!kind.matches("(events|nodes|pods)\\..*")) {
                assertThat(kubectl("explain", kind, "--recursive"))
                        .as(kind)
                        .contains("KIND:", "apiVersion\t<string>");
            }
        }
    }

    @Test
    void tellsWhatPodsAndNodesUse() {
        Await.untilAsserted(() ->
                assertThat(tryKubectl("top", "pod", "shell", "--containers", "--no-headers").out())
                        .matches("shell +shell +\\d+m +\\d+Mi *\n"));

        assertThat(kubectl("top", "nodes", "--no-headers").replaceAll(" +", " "))
                .contains("m ", "Mi ");
    }

    @Test
    void waitsForAllSortsOfThings() {
        kubectl("create", "deployment", "awaited", "--image=nginx:1.22");
        kubectl("wait", "--for=create", "deployment/awaited", "--timeout=30s");
        kubectl("wait", "--for=condition=Available", "deployment/awaited", "--timeout=60s");
        kubectl("wait", "--for=jsonpath={.status.readyReplicas}=1", "deployment/awaited");
        kubectl("delete", "deployment", "awaited", "--cascade=foreground", "--wait=false");
        kubectl("wait", "--for=delete", "deployment/awaited", "--timeout=30s");

        assertThat(kubectl("get", "all", "-l", "app=awaited", "-o", "name")).isEmpty();
        assertThat(kubectl("events", "--types=Normal", "--for=deployment/awaited"))
                .contains("ScalingReplicaSet", "Scaled up replica set awaited-", "from 0 to 1");
    }

    @Test
    void prunesWhatIsNoLongerApplied() {
        String one = configMap("kept");
        String two = one + "---\n" + configMap("dropped");
        kubectlWith(two, "apply", "-f", "-");

        assertThat(kubectlWith(one, "apply", "--prune", "-l", "set=pruned", "-f", "-"))
                .contains("configmap/kept unchanged", "configmap/dropped pruned");
        assertThat(kubectl("apply", "view-last-applied", "configmap/kept")).contains("key: value");
    }

    private static String configMap(String name) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
          labels:
            set: pruned
        data:
          key: value
        """
                .formatted(name);
    }

    @Test
    void takesOverOnTheServerWhatWasAppliedByTheClient() {
        kubectlWith(configMap("migrated"), "apply", "-f", "-");

        kubectlWith(
                configMap("migrated").replace("key: value", "other: value"),
                "apply",
                "--server-side",
                "-f",
                "-");

        assertThat(kubectl("get", "configmap", "migrated", "-o", "jsonpath={.data}"))
                .isEqualTo("{\"other\":\"value\"}");
        assertThat(
                        kubectl(
                                "get",
                                "configmap",
                                "migrated",
                                "--show-managed-fields",
                                "-o",
                                "jsonpath={.metadata.managedFields[*].operation}"))
                .contains("Apply")
                .doesNotContain("Update");
    }

    @Test
    void approvesAndDeniesRequestsForCertificates() {
        for (String name : List.of("approve", "deny")) {
            kubectlWith(request(name), "create", "-f", "-");
            kubectl("certificate", name, name);
        }

        assertThat(kubectl("get", "csr", "--no-headers"))
                .matches("(?s)approve .* Approved\\s+deny .* Denied");
        kubectl("delete", "csr", "approve", "deny");
    }

    private String request(String name) {
        String pem =
                kubejar.shell()
                        .run(
                                "sh",
                                "-c",
                                "openssl req -new -newkey rsa:2048 -nodes -keyout /dev/null"
                                        + " -subj /CN=jane 2>/dev/null | base64 -w0")
                        .succeeded()
                        .text();
        return """
        apiVersion: certificates.k8s.io/v1
        kind: CertificateSigningRequest
        metadata:
          name: %s
        spec:
          request: %s
          signerName: kubernetes.io/kube-apiserver-client
          usages: [client auth]
        """
                .formatted(name, pem);
    }

    @Test
    void copiesFilesBothWays() throws IOException {
        Path folder = Files.createDirectories(kubejar.folder().resolve("copied"));
        Files.writeString(folder.resolve("there"), "a file\n");

        kubectl("cp", folder.resolve("there").toString(), "shell:/tmp/there");
        kubectl("cp", "shell:/tmp/there", folder.resolve("back").toString());

        assertThat(folder.resolve("back")).hasContent("a file\n");
    }

    @Test
    void debugsAPodThatRuns() {
        kubectl(
                "debug",
                "shell",
                "--image=busybox:1.36",
                "--container=debugger",
                "--profile=general",
                "--",
                "echo",
                "looked around");

        Await.untilAsserted(() ->
                assertThat(tryKubectl("logs", "shell", "-c", "debugger").out())
                        .isEqualTo("looked around\n"));
        assertThat(kubectl("describe", "pod", "shell")).contains("Ephemeral Containers:");
    }

    @Test
    void proxiesTheApiToASocket() throws IOException {
        Path socket = kubejar.folder().resolve("proxy.sock");
        Process proxy = kubejar.shell().start("kubectl", "proxy", "--unix-socket=" + socket);
        Await.until("the proxy listens", () -> Files.exists(socket));

        String answer =
                kubejar.shell()
                        .run(
                                "curl",
                                "--silent",
                                "--unix-socket",
                                socket.toString(),
                                "http://localhost/api/v1/namespaces/" + NAMESPACE)
                        .succeeded()
                        .text();
        proxy.destroy();

        assertThat(answer).contains("\"kind\": \"Namespace\"", "\"phase\": \"Active\"");
    }

    @Test
    void dumpsTheCluster() throws IOException {
        Path folder = kubejar.folder().resolve("dump");

        kubectl(
                "cluster-info",
                "dump",
                "--namespaces=" + NAMESPACE,
                "--output-directory=" + folder);

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> folder.relativize(file).toString()))
                    .contains(
                            "nodes.json",
                            NAMESPACE + "/pods.json",
                            NAMESPACE + "/events.json",
                            NAMESPACE + "/shell/logs.txt");
        }
    }

    @Test
    void anOldKubectlIsToldWhatReplacesItsVersions() {
        Shell.Outcome created =
                kubejar.shell()
                        .run(
                                "kubectl-1.20",
                                "--namespace=" + NAMESPACE,
                                "create",
                                "cronjob",
                                "old",
                                "--image=busybox:1.36",
                                "--schedule=@daily",
                                "--",
                                "date")
                        .succeeded();

        assertThat(created.err())
                .isEqualTo(
                        "Warning: batch/v1beta1 CronJob is deprecated in v1.21+, unavailable in"
                                + " v1.25+; use batch/v1 CronJob\n");
        assertThat(kubectl("get", "cronjob", "old", "-o", "jsonpath={.apiVersion}"))
                .isEqualTo("batch/v1");
    }

    private static String[] command(String... arguments) {
        return Stream.concat(Stream.of("kubectl", "--namespace", NAMESPACE), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private Shell.Outcome tryKubectl(String... arguments) {
        return kubejar.shell().run(command(arguments));
    }

    private String kubectl(String... arguments) {
        return tryKubectl(arguments).succeeded().text();
    }

    private String kubectlWith(String input, String... arguments) {
        return kubejar.shell().runWithInput(input, command(arguments)).succeeded().text();
    }
}
