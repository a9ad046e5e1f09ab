package dev.kubejar.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.core.Namespace;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.DeleteOptions.Propagation;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Garbage collection and the end of namespaces, of kinds that come at run time.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CustomOwnersTest {
    private static final ResourceType DEFINITIONS = CustomResourceDefinition.KIND.type();
    private static final ResourceType FOOS =
            new ResourceType("example.com", "v1", "Foo", "foos", Scope.NAMESPACED);
    private static final WriteOptions TEST = WriteOptions.as("test");

    private TestCluster cluster;

    @BeforeEach
    void open(@TempDir Path dir) throws InterruptedException {
        cluster = new TestCluster(dir);
        cluster.settle();
        define();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void whatACustomObjectOwnsGoesWithIt() throws Exception {
        ApiObject owner = foo("default", "owner");
        ownedMap(owner, "owned");
        cluster.settle();
        delete(owner, Propagation.BACKGROUND);

        assertThat(cluster.find(ConfigMap.KIND, "default", "owned")).isEmpty();
    }

    @Test
    void whatACustomObjectOwnsGoesWithItAfterARestart() throws Exception {
        ApiObject owner = foo("default", "owner");
        ownedMap(owner, "owned");
        cluster.restart();
        cluster.settle();
        delete(owner, Propagation.BACKGROUND);

        assertThat(cluster.find(ConfigMap.KIND, "default", "owned")).isEmpty();
    }

    @Test
    void aCustomObjectDeletedInTheForegroundGoesAfterWhatItOwns() throws Exception {
        ApiObject owner = foo("default", "owner");
        ownedMap(owner, "owned");
        cluster.settle();
        delete(owner, Propagation.FOREGROUND);

        assertThat(cluster.find(ConfigMap.KIND, "default", "owned")).isEmpty();
        assertThat(foos()).isZero();
    }

    @Test
    void aCustomObjectThatOrphansLeavesWhatItOwned() throws Exception {
        ApiObject owner = foo("default", "owner");
        ownedMap(owner, "owned");
        cluster.settle();
        delete(owner, Propagation.ORPHAN);

        assertThat(cluster.find(ConfigMap.KIND, "default", "owned").orElseThrow().meta())
                .matches(meta -> meta.ownerReferences().isEmpty());
        assertThat(foos()).isZero();
    }

    @Test
    void whatObjectsOfADefinitionOwnedGoesWithTheDefinition() throws Exception {
        ownedMap(foo("default", "owner"), "owned");
        cluster.settle();
        cluster.client()
                .delete(
                        ResourcePath.of(DEFINITIONS, "", "foos.example.com"),
                        DeleteOptions.DEFAULT);
        while (!cluster.list(CustomResourceDefinition.KIND).isEmpty()) {
            cluster.advance(Duration.ofSeconds(1));
        }
        cluster.settle();

        assertThat(cluster.find(ConfigMap.KIND, "default", "owned")).isEmpty();
    }

    @Test
    void customObjectsGoWithTheirNamespace() throws Exception {
        cluster.create(Namespace.KIND, "", "{'metadata': {'name': 'team'}}");
        foo("team", "a");
        cluster.delete(Namespace.KIND.type(), "", "team", DeleteOptions.DEFAULT);
        while (cluster.find(Namespace.KIND, "", "team").isPresent()) {
            cluster.advance(Duration.ofSeconds(1));
        }

        assertThat(foos()).isZero();
    }

    private void define() throws InterruptedException {
        cluster.client()
                .create(
                        ResourcePath.all(DEFINITIONS),
                        object(
                                """
                                {"metadata": {"name": "foos.example.com"},
                                 "spec": {"group": "example.com", "scope": "Namespaced",
                                  "names": {"plural": "foos", "kind": "Foo"},
                                  "versions": [{"name": "v1", "served": true, "storage": true,
                                   "schema": {"openAPIV3Schema": {"type": "object"}}}]}}
                                """),
                        TEST);
        while (!isServed()) {
            Thread.onSpinWait();
        }
        cluster.settle();
    }

    private boolean isServed() {
        try {
            return foos() == 0;
        } catch (StatusException e) {
            return false;
        }
    }

    private int foos() {
        return cluster.client().list(ResourcePath.all(FOOS), ListOptions.ALL).items().size();
    }

    private ApiObject foo(String namespace, String name) {
        return cluster.client()
                .create(
                        ResourcePath.in(FOOS, namespace),
                        object(
                                """
                                {"apiVersion": "example.com/v1", "kind": "Foo",
                                 "metadata": {"name": "%s"}}
                                """
                                        .formatted(name)),
                        TEST);
    }

    private void ownedMap(ApiObject owner, String name) {
        cluster.client()
                .create(
                        ResourcePath.in(ConfigMap.KIND.type(), "default"),
                        object(
                                """
                                {"metadata": {"name": "%s", "ownerReferences": [
                                 {"apiVersion": "example.com/v1", "kind": "Foo", "name": "%s",
                                  "uid": "%s", "blockOwnerDeletion": true}]}}
                                """
                                        .formatted(name, owner.meta().name(), owner.meta().uid())),
                        TEST);
    }

    private void delete(ApiObject owner, Propagation propagation) throws InterruptedException {
        cluster.client()
                .delete(
                        ResourcePath.of(FOOS, owner),
                        DeleteOptions.DEFAULT.withPropagation(propagation));
        cluster.settle();
    }

    private static ApiObject object(String json) {
        return new ApiObject(JsonReader.parseObject(json));
    }
}
