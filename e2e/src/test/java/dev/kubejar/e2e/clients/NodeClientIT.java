package dev.kubejar.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.e2e.EndToEnd;
import dev.kubejar.e2e.Kubejar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The Kubernetes project's client for JavaScript, `@kubernetes/client-node`.
@EndToEnd
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NodeClientIT {
    private static final String NAMESPACE = "node";
    private static final Path SOURCES = Path.of("src", "test", "resources", "clients");

    private final Kubejar kubejar;
    private final Path program;

    /// Node looks for libraries beside the program, so it goes to a folder that has them.
    NodeClientIT(Kubejar kubejar) throws IOException {
        this.kubejar = kubejar;
        Path folder = Files.createDirectories(kubejar.folder().resolve("node"));
        Files.createSymbolicLink(folder.resolve("node_modules"), kubejar.tool("node/node_modules"));
        Files.copy(SOURCES.resolve("node/package.json"), folder.resolve("package.json"));
        this.program = Files.copy(SOURCES.resolve("node/client.js"), folder.resolve("client.js"));
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
                        created { sky: 'blue' }
                        patched [ [ 'grass', 'green' ], [ 'sky', 'blue' ] ]
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
                        applied { key: '1' } [ 'first' ]
                        refused 409 Apply failed with 1 conflict: conflict with "first": .data.key\
                        """);
    }

    @Test
    void anInformerHoldsWhatTheClusterHolds() {
        assertThat(run("informer"))
                .isEqualTo(
                        """
                        add before {}
                        add after {}
                        update after { key: 'value' }
                        delete after { key: 'value' }
                        cached [ 'before' ]\
                        """);
    }

    @Test
    void listsByPages() {
        assertThat(run("pages"))
                .isEqualTo(
                        """
                        page-10 to page-19
                        page-20 to page-29
                        page-30 to page-34\
                        """);
    }

    @Test
    void definesAKindAndUsesIt() {
        assertThat(run("custom"))
                .isEqualTo(
                        """
                        created { cronSpec: '* * * * */5', replicas: 1 }
                        refused 422 spec.cronSpec
                        listed [ 'nightly' ]
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
                        "node",
                        program.toString(),
                        task,
                        NAMESPACE,
                        SOURCES.toAbsolutePath().toString())
                .succeeded()
                .text();
    }
}
