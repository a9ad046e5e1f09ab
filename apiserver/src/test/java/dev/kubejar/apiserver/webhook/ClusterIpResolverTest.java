package dev.kubejar.apiserver.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.InProcessApi;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIpResolverTest {
    @TempDir private Path dir;
    private InProcessApi api;
    private ClusterIpResolver resolver;

    @BeforeEach
    void open() {
        api =
                InProcessApi.open(
                        dir.resolve("store"),
                        new ManualTime(Instant.parse("2026-01-01T00:00:00Z")));
        resolver = new ClusterIpResolver(api.client());
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void create(String name, String spec) {
        var service =
                (JsonObject)
                        YamlReader.parse(
                                "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: %s}"
                                        .formatted(name, spec));
        api.client()
                .create(
                        ResourcePath.in(Service.KIND.type(), "default"),
                        new ApiObject(service),
                        WriteOptions.as("test"));
    }

    private String resolve(String name, int port) throws IOException {
        var address = resolver.resolve(new WebhookAddress.Service("default", name), port);
        return address.getHostString() + ":" + address.getPort();
    }

    @Test
    void aServiceStandsAtItsClusterAddress() throws IOException {
        create("web", "{clusterIP: 10.96.0.77, ports: [{port: 443, targetPort: 8443}]}");

        assertThat(resolve("web", 443)).isEqualTo("10.96.0.77:443");
        assertThatThrownBy(() -> resolve("web", 8443))
                .isInstanceOf(IOException.class)
                .hasMessage("no service port 8443 found for service \"web\"");
    }

    @Test
    void aServiceWithoutAnAddressStandsAtItsName() throws IOException {
        create("headless", "{clusterIP: None, ports: [{port: 443}]}");
        create("external", "{type: ExternalName, externalName: 127.0.0.1.example.com}");

        assertThat(resolve("headless", 443)).isEqualTo("headless.default.svc:443");
        assertThat(resolve("external", 9443)).isEqualTo("127.0.0.1.example.com:9443");
    }

    @Test
    void aServiceThatIsMissingIsTold() {
        assertThatThrownBy(() -> resolve("missing", 443))
                .isInstanceOf(IOException.class)
                .hasMessage("service \"missing\" not found");
    }
}
