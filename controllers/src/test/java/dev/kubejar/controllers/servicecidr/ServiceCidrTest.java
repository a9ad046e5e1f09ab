package dev.kubejar.controllers.servicecidr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.Condition;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.networking.ServiceCidr;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.controllers.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of ranges of services' addresses, over the real API.
final class ServiceCidrTest {
    private static final String RANGE =
            "{'metadata': {'name': '%s'}, 'spec': {'cidrs': ['%s']}}".replace('\'', '"');
    private static final String SERVICE =
            "{'metadata': {'name': 'web'}, 'spec': {'clusterIP': '10.97.0.9', 'ports': [{'port': 80}]}}";

    private TestCluster cluster;

    @BeforeEach
    void open(@TempDir Path dir) throws Exception {
        cluster = new TestCluster(dir);
        range("more", "10.97.0.0/24");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void range(String name, String cidr) throws Exception {
        cluster.create(ServiceCidr.KIND, "", RANGE.formatted(name, cidr));
        cluster.settle();
    }

    private ServiceCidr more() {
        return cluster.find(ServiceCidr.KIND, "", "more").orElseThrow();
    }

    private void delete(String name) throws Exception {
        cluster.delete(ServiceCidr.KIND.type(), "", name, DeleteOptions.DEFAULT);
        cluster.settle();
    }

    private String ready() {
        Condition ready = Condition.find(more().object().status(), ServiceCidr.READY).orElseThrow();
        return ready.status() + "|" + ready.reason() + "|" + ready.message();
    }

    @Test
    void aRangeIsReadyAndHeld() {
        assertThat(more().meta().finalizers())
                .containsExactly("networking.k8s.io/service-cidr-finalizer");
        assertThat(ready()).isEqualTo("True||Kubernetes Service CIDR is ready");
    }

    @Test
    void aRangeThatNobodyUsesGoesAfterTenSeconds() throws Exception {
        delete("more");
        cluster.advance(Duration.ofSeconds(9));
        assertThat(cluster.find(ServiceCidr.KIND, "", "more")).isPresent();

        cluster.advance(Duration.ofSeconds(2));
        assertThat(cluster.find(ServiceCidr.KIND, "", "more")).isEmpty();
    }

    @Test
    void aRangeStaysWhileAServiceHasAnAddressOfIt() throws Exception {
        cluster.create(Service.KIND, "default", SERVICE);
        delete("more");
        cluster.advance(Duration.ofSeconds(20));
        assertThat(ready())
                .isEqualTo(
                        "False|Terminating|There are still IPAddresses referencing the ServiceCIDR,"
                                + " please remove them or create a new ServiceCIDR");

        cluster.delete(Service.KIND.type(), "default", "web", DeleteOptions.DEFAULT);
        cluster.settle();
        assertThat(cluster.find(ServiceCidr.KIND, "", "more")).isEmpty();
    }

    @Test
    void aRangeGoesWhenAnotherContainsItsAddresses() throws Exception {
        cluster.create(Service.KIND, "default", SERVICE);
        delete("more");
        cluster.advance(Duration.ofSeconds(20));
        range("larger", "10.97.0.0/16");

        assertThat(cluster.find(ServiceCidr.KIND, "", "more")).isEmpty();
    }
}
