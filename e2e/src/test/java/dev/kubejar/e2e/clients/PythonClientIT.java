package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Debian's python3-kubernetes, a client of 2022.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PythonClientIT {
    private static final String NAMESPACE = "python";

    private final Kubejar kubejar;

    PythonClientIT(Kubejar kubejar) {
        this.kubejar = kubejar;
    }

    @BeforeAll
    void createNamespace() {
        kubejar.kubectl("create", "namespace", NAMESPACE);
    }

    @AfterAll
    void deleteNamespace() {
        kubejar.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    @Test
    void createsReadsUpdatesPatchesAndDeletes() {
        assertThat(run("crud"))
                .isEqualTo(
                        """
                        created {'sky': 'blue'}
                        patched [('grass', 'green'), ('sky', 'blue')]
                        stale 409 Conflict
                        deleted Success
                        gone 404 configmaps "colours" not found\
                        """);
    }

    @Test
    void anotherOwnerOfAFieldIsAConflict() {
        assertThat(run("apply"))
                .isEqualTo(
                        """
                        applied 1 ['first']
                        refused 409 Apply failed with 1 conflict: conflict with "first": .data.key\
                        """);
    }

    @Test
    void watchesInOrder() {
        assertThat(run("watch"))
                .isEqualTo(
                        """
                        ADDED watched None
                        MODIFIED watched {'key': 'value'}
                        DELETED watched {'key': 'value'}\
                        """);
    }

    @Test
    void listsByPages() {
        assertThat(run("pages"))
                .isEqualTo(
                        """
                        page-00 to page-09
                        page-10 to page-19
                        page-20 to page-24\
                        """);
    }

    @Test
    void definesAKindAndUsesIt() {
        assertThat(run("custom"))
                .isEqualTo(
                        """
                        created {'cronSpec': '* * * * */5', 'replicas': 1}
                        refused 422 spec.cronSpec
                        status {'replicas': 1} generation 1
                        listed ['nightly']
                        deleted Success\
                        """);
    }

    @Test
    void executesInAPodAndReadsItsLogs() {
        assertThat(run("pod"))
                .isEqualTo(
                        """
                        logs started
                        stdout got typed
                        stderr oh
                        exit code 7\
                        """);
    }

    private String run(String task) {
        return kubejar.shell()
                .run(
                        "/usr/bin/python3",
                        "src/test/resources/clients/python/client.py",
                        task,
                        NAMESPACE)
                .succeeded()
                .text();
    }
}
