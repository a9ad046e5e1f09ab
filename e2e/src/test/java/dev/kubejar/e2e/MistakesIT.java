package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A manifest with a mistake is refused or reported as Kubernetes does, and nothing half-made
/// stays.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MistakesIT {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: mistaken
            spec:
              replicas: 1
              selector:
                matchLabels:
                  app: mistaken
              template:
                metadata:
                  labels:
                    app: mistaken
                spec:
                  containers:
                    - name: web
                      image: nginx:1.22
            """;

    private final Kubejar kubejar;

    MistakesIT(Machine machine) {
        this.kubejar = Kubejar.up(machine, "mistakes");
    }

    @AfterAll
    void delete() {
        kubejar.close();
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThat(kubejar.tryApply(DEPLOYMENT.replace("replicas: 1", "replicase: 1")).err())
                .contains("strict decoding error: unknown field \"spec.replicase\"");
        assertNothingIsLeft();
    }

    @Test
    void aTextForANumberIsRefused() {
        assertThat(kubejar.tryApply(DEPLOYMENT.replace("replicas: 1", "replicas: one")).err())
                .contains("Deployment in version \"v1\" cannot be handled as a Deployment")
                .contains("of type int32");
        assertNothingIsLeft();
    }

    @Test
    void anUnknownKindIsNamed() {
        assertThat(
                        kubejar.tryApply(DEPLOYMENT.replace("kind: Deployment", "kind: Deploymint"))
                                .err())
                .contains("no matches for kind \"Deploymint\" in version \"apps/v1\"");
        assertNothingIsLeft();
    }

    @Test
    void aMissingImageIsNamed() {
        Shell.Outcome outcome =
                kubejar.tryApply(DEPLOYMENT.replace("          image: nginx:1.22\n", ""));

        assertThat(outcome.err())
                .contains(
                        "The Deployment \"mistaken\" is invalid: spec.template.spec.containers[0].image: Required value");
        assertNothingIsLeft();
    }

    @Test
    void aSelectorThatMatchesNothingIsExplained() {
        assertThat(
                        kubejar.tryApply(
                                        DEPLOYMENT.replace(
                                                "        app: mistaken", "        app: other"))
                                .err())
                .contains("`selector` does not match template `labels`");
        assertNothingIsLeft();
    }

    @Test
    void anImageThatIsNowhereIsReportedInTheStatus() {
        kubejar.kubectl("run", "absent", "--image=localhost:1/absent:1");

        Await.untilAsserted(() ->
                assertThat(kubejar.kubectl("get", "pod", "absent", "--no-headers"))
                        .containsAnyOf("ErrImagePull", "ImagePullBackOff"));
        Await.untilAsserted(() ->
                assertThat(kubejar.kubectl("describe", "pod", "absent"))
                        .contains("Failed to pull image \"localhost:1/absent:1\""));
    }

    @Test
    void aPodThatFitsNowhereSaysWhy() {
        kubejar.kubectl(
                "run",
                "huge",
                "--image=nginx:1.22",
                "--overrides={\"spec\":{\"containers\":[{\"name\":\"huge\",\"image\":\"nginx:1.22\",\"resources\":{\"requests\":{\"cpu\":\"1000\"}}}]}}");

        Await.untilAsserted(() ->
                assertThat(kubejar.kubectl("describe", "pod", "huge"))
                        .contains(
                                "FailedScheduling",
                                "0/1 nodes are available: 1 Insufficient cpu."));
    }

    private void assertNothingIsLeft() {
        assertThat(kubejar.kubectl("get", "deployments,replicasets", "-o", "name")).isEmpty();
    }
}
