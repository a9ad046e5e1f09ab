package dev.kubejar.controllers.ipaddress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.networking.IpAddress;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.controllers.Objects;
import dev.kubejar.controllers.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services' addresses as objects, over the real API.
final class IpAddressesTest {
    private static final String WEB =
            "{'metadata': {'name': 'web'}, 'spec': {'clusterIP': '10.96.0.77', 'ports': [{'port': 80}]}}";

    private TestCluster cluster;

    @BeforeEach
    void open(@TempDir Path dir) {
        cluster = new TestCluster(dir);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aServiceHasAnObjectForItsAddress() throws Exception {
        cluster.create(Service.KIND, "default", WEB);
        cluster.settle();
        IpAddress address = cluster.find(IpAddress.KIND, "", "10.96.0.77").orElseThrow();

        assertThat(address.meta().json().object("labels"))
                .isEqualTo(
                        Objects.json(
                                "{'ipaddress.kubernetes.io/ip-family': 'IPv4',"
                                        + " 'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io'}"));
        assertThat(address.parentRef())
                .contains(
                        Objects.json(
                                "{'name': 'web', 'namespace': 'default', 'resource': 'services'}"));
    }

    @Test
    void theObjectGoesWithTheServiceAndComesBackWithoutIt() throws Exception {
        cluster.create(Service.KIND, "default", WEB);
        cluster.settle();
        cluster.delete(IpAddress.KIND.type(), "", "10.96.0.77", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(names()).contains("10.96.0.77");

        cluster.delete(Service.KIND.type(), "default", "web", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(names()).doesNotContain("10.96.0.77");
    }

    @Test
    void theNextServiceOfAnAddressGetsTheObject() throws Exception {
        cluster.create(Service.KIND, "default", WEB);
        cluster.settle();
        cluster.delete(Service.KIND.type(), "default", "web", DeleteOptions.DEFAULT);
        cluster.create(Service.KIND, "default", WEB.replace("'web'", "'next'"));
        cluster.settle();

        IpAddress address = cluster.find(IpAddress.KIND, "", "10.96.0.77").orElseThrow();
        assertThat(address.parentRef().map(it -> it.string("name"))).contains("next");
    }

    @Test
    void aServiceThatGivesItsAddressUpLosesTheObject() throws Exception {
        cluster.create(Service.KIND, "default", WEB);
        cluster.settle();
        cluster.patch(
                Service.KIND.type(),
                "default",
                "web",
                "{'spec': {'type': 'ExternalName', 'externalName': 'a.example', 'clusterIP': null,"
                        + " 'clusterIPs': null}}");
        cluster.settle();

        assertThat(names()).doesNotContain("10.96.0.77");
    }

    @Test
    void whatSomebodyElseMadeStays() throws Exception {
        JsonObject own =
                Objects.json(
                        "{'metadata': {'name': '10.96.0.78'}, 'spec': {'parentRef': {'resource':"
                                + " 'services', 'namespace': 'default', 'name': 'gone'}}}");
        cluster.create(IpAddress.KIND, "", own.toString());
        cluster.settle();

        assertThat(names()).contains("10.96.0.78");
    }

    private List<String> names() {
        return cluster.list(IpAddress.KIND).stream().map(IpAddress::name).toList();
    }

    @Test
    void anAddressWhoseServiceNeverCameIsFreedAfterAMinute() throws Exception {
        cluster.create(
                IpAddress.KIND,
                "",
                IpAddress.ofService("10.96.0.79", "default", "never").json().toString());
        cluster.settle();
        assertThat(names()).contains("10.96.0.79");

        cluster.advance(Duration.ofSeconds(61));
        assertThat(names()).doesNotContain("10.96.0.79");
    }
}
