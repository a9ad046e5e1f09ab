package dev.kubejar.kubelet.container;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.kubelet.container.ServiceVariables.Port;
import dev.kubejar.kubelet.container.ServiceVariables.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServiceVariablesTest {
    @Test
    void tellsWhereAServiceIs() {
        var web = new Target("my-web", "10.96.0.7", List.of(new Port("http", 80, "TCP")));
        assertThat(ServiceVariables.of(List.of(web)))
                .containsOnly(
                        entry("MY_WEB_SERVICE_HOST", "10.96.0.7"),
                        entry("MY_WEB_SERVICE_PORT", "80"),
                        entry("MY_WEB_SERVICE_PORT_HTTP", "80"),
                        entry("MY_WEB_PORT", "tcp://10.96.0.7:80"),
                        entry("MY_WEB_PORT_80_TCP", "tcp://10.96.0.7:80"),
                        entry("MY_WEB_PORT_80_TCP_PROTO", "tcp"),
                        entry("MY_WEB_PORT_80_TCP_PORT", "80"),
                        entry("MY_WEB_PORT_80_TCP_ADDR", "10.96.0.7"));
    }
}
