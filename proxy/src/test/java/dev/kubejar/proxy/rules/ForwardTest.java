package dev.kubejar.proxy.rules;

import static dev.kubejar.proxy.Samples.service;
import static dev.kubejar.proxy.Samples.slice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ForwardTest {
    private static final String PORTS = "[{'name': 'http', 'port': 8080, 'protocol': 'TCP'}]";
    private static final String WEB =
            "{'clusterIP': '10.96.0.20', 'ports': [{'name': 'http', 'port': 80, 'nodePort': 30080}]}";

    @Test
    void leadsToTheReadyEndpointsOfThePort() {
        var forwards =
                Forward.of(
                        service("default", "web", WEB),
                        List.of(
                                slice(
                                        "default",
                                        "web",
                                        PORTS,
                                        "[{'addresses': ['10.244.0.5']}, {'addresses': ['10.244.0.4'], 'conditions': {'ready': true}},"
                                                + " {'addresses': ['10.244.0.3'], 'conditions': {'ready': false}}]")));

        assertThat(forwards)
                .singleElement()
                .satisfies(forward -> {
                    assertThat(forward.service()).isEqualTo("default/web:http");
                    assertThat(forward.nodePort()).isEqualTo(30080);
                    assertThat(forward.endpoints())
                            .hasToString("[10.244.0.4:8080, 10.244.0.5:8080]");
                });
    }

    @Test
    void fallsBackToEndpointsThatServeWhileTheyEnd() {
        var forwards =
                Forward.of(
                        service("default", "web", WEB),
                        List.of(
                                slice(
                                        "default",
                                        "web",
                                        PORTS,
                                        "[{'addresses': ['10.244.0.5'], 'conditions': {'ready': false, 'serving': true, 'terminating':"
                                                + " true}}]")));

        assertThat(forwards.getFirst().endpoints()).hasToString("[10.244.0.5:8080]");
    }

    @Test
    void leavesHeadlessServicesAndExternalNamesAlone() {
        assertThat(
                        Forward.of(
                                service("a", "b", "{'clusterIP': 'None', 'ports': [{'port': 80}]}"),
                                List.of()))
                .isEmpty();
        assertThat(
                        Forward.of(
                                service(
                                        "a",
                                        "b",
                                        "{'type': 'ExternalName', 'externalName': 'x.org'}"),
                                List.of()))
                .isEmpty();
    }
}
