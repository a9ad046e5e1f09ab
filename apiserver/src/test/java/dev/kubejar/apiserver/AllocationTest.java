package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The range of the test server is 10.96.0.0/28: fourteen addresses.
final class AllocationTest {
    private static final String SERVICES = "/api/v1/namespaces/default/services";
    private static final String ADDRESSES = "/apis/networking.k8s.io/v1/ipaddresses";
    private static final String RANGES = "/apis/networking.k8s.io/v1/servicecidrs";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir.resolve("store"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer create(String name, String spec) {
        return server.send(
                "POST",
                SERVICES,
                """
                {"metadata": {"name": "%s"},
                 "spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]%s}}
                """
                        .formatted(name, spec));
    }

    private static String ip(Answer service) {
        assertThat(service.code()).as(service.text()).isLessThan(300);
        return service.json().object("spec").string("clusterIP");
    }

    private static long nodePort(Answer service) {
        JsonObject spec = service.json().object("spec");
        return spec.objects("ports").getFirst().integer("nodePort", 0);
    }

    @Test
    void everyServiceGetsAnAddressOfItsOwnUntilTheRangeIsFull() {
        Set<String> ips = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            ips.add(ip(create("s" + i, "")));
        }
        assertThat(ips).hasSize(14).doesNotContain("10.96.0.0", "10.96.0.15");
        Answer refused = create("more", "");
        assertThat(refused.code()).isEqualTo(500);
        assertThat(refused.message())
                .isEqualTo(
                        "Internal error occurred: failed to allocate a serviceIP: range is full");
        server.send("DELETE", SERVICES + "/s3", "");
        assertThat(create("more", "").code()).isEqualTo(201);
    }

    @Test
    void anAddressCanBeAskedForOnce() {
        assertThat(ip(create("dns", ", \"clusterIP\": \"10.96.0.10\""))).isEqualTo("10.96.0.10");
        assertThat(create("other", ", \"clusterIP\": \"10.96.0.10\"").message())
                .isEqualTo(
                        "Service \"other\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.10\"]: "
                                + "failed to allocate IP 10.96.0.10: provided IP is already allocated");
        assertThat(create("other", ", \"clusterIP\": \"10.97.0.1\"").message())
                .isEqualTo(
                        "Service \"other\" is invalid: spec.clusterIPs: Invalid value: [\"10.97.0.1\"]: "
                                + "failed to allocate IP 10.97.0.1: the provided network does not match the current range");
        assertThat(create("other", ", \"clusterIP\": \"10.96.0.15\"").message())
                .isEqualTo(
                        "Service \"other\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.15\"]: "
                                + "failed to allocate IP 10.96.0.15: the provided IP (10.96.0.15) is not in the valid range. "
                                + "The range of valid IPs is 10.96.0.0/28");
    }

    @Test
    void aDryOrRefusedWriteGivesBackWhatItTook() {
        for (int i = 0; i < 20; i++) {
            create("bad_name" + i, "");
            server.send(
                    "POST",
                    SERVICES + "?dryRun=All",
                    "{\"metadata\": {\"name\": \"s\"}, \"spec\": {\"ports\": [{\"port\": 1}]}}");
        }
        assertThat(create("s", "").code()).isEqualTo(201);
    }

    @Test
    void anUpdateKeepsAddressAndNodePort() {
        Answer created = create("s", ", \"type\": \"NodePort\"");
        assertThat(nodePort(created)).isBetween(30_000L, 32_767L);
        Answer updated =
                server.send(
                        "PUT",
                        SERVICES + "/s",
                        """
                        {"metadata": {"name": "s"},
                         "spec": {"type": "NodePort", "ports": [{"port": 81}]}}
                        """);
        assertThat(ip(updated)).isEqualTo(ip(created));
        assertThat(nodePort(updated)).isEqualTo(nodePort(created));
        Answer plain =
                server.send("PATCH", SERVICES + "/s", "{\"spec\": {\"type\": \"ClusterIP\"}}");
        assertThat(ip(plain)).isEqualTo(ip(created));
        assertThat(nodePort(plain)).isZero();
        assertThat(
                        server.send(
                                        "POST",
                                        SERVICES,
                                        """
                                        {"metadata": {"name": "t"}, "spec": {"type": "NodePort",
                                         "ports": [{"port": 80, "nodePort": %d}]}}
                                        """
                                                .formatted(nodePort(created)))
                                .code())
                .isEqualTo(201);
    }

    @Test
    void aFamilyThatTheClusterLacksIsRefused() {
        assertThat(create("six", ", \"ipFamilies\": [\"IPv6\"]").message())
                .isEqualTo(
                        "Service \"six\" is invalid: spec.ipFamilies[0]: Invalid value: \"IPv6\": not configured on this cluster");
        assertThat(create("both", ", \"ipFamilyPolicy\": \"RequireDualStack\"").message())
                .isEqualTo(
                        "Service \"both\" is invalid: spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this cluster is not configured for dual-stack services");
        assertThat(create("prefer", ", \"ipFamilyPolicy\": \"PreferDualStack\"").code())
                .isEqualTo(201);
    }

    @Test
    void aNodePortIsOneServicesAlone() {
        String port = "{\"port\": 80, \"nodePort\": 30080}";
        String body =
                "{\"metadata\": {\"name\": \"%s\"}, \"spec\": {\"type\": \"NodePort\", \"ports\": [%s]}}";
        assertThat(server.send("POST", SERVICES, body.formatted("a", port)).code()).isEqualTo(201);
        assertThat(server.send("POST", SERVICES, body.formatted("b", port)).message())
                .isEqualTo(
                        "Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated");
        assertThat(
                        server.send(
                                        "POST",
                                        SERVICES,
                                        body.formatted("b", "{\"port\": 80, \"nodePort\": 80}"))
                                .message())
                .isEqualTo(
                        "Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767");
    }

    @Test
    void aNodePortIsOnePortsAlone() {
        String body =
                """
                {"metadata": {"name": "s"}, "spec": {"type": "NodePort", "ports": [
                 {"name": "a", "port": 80, "nodePort": 30080},
                 {"name": "b", "port": 81, "nodePort": 30080}]}}
                """;
        assertThat(server.send("POST", SERVICES, body).message())
                .isEqualTo(
                        "Service \"s\" is invalid: spec.ports[1].nodePort: Invalid value: 30080: provided port is already allocated");
    }

    @Test
    void aPolicyMustFitTheFamilies() {
        assertThat(create("six", ", \"clusterIP\": \"fd00::1\"").message())
                .isEqualTo(
                        "Service \"six\" is invalid: spec.clusterIPs[0]: Invalid value: [\"fd00::1\"]: IPv6 is not configured on this cluster");
        assertThat(
                        create(
                                        "one",
                                        ", \"ipFamilies\": [\"IPv4\", \"IPv6\"], \"ipFamilyPolicy\": \"SingleStack\"")
                                .message())
                .isEqualTo(
                        "Service \"one\" is invalid: spec.ipFamilyPolicy: Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified");
        assertThat(create("list", ", \"clusterIPs\": [\"10.96.0.9\"]").message())
                .isEqualTo(
                        "Service \"list\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.9\"]: must be empty when `clusterIP` is not specified");
    }

    @Test
    void aHeadlessServiceHasNoAddress() {
        JsonObject spec = create("s", ", \"clusterIP\": \"None\"").json().object("spec");
        assertThat(spec.string("clusterIP")).isEqualTo("None");
        assertThat(spec.strings("clusterIPs")).containsExactly("None");
        assertThat(spec.string("ipFamilyPolicy")).isEqualTo("SingleStack");
    }

    @Test
    void anAddressIsTheServicesByAnObjectOfItsName() {
        String ip = ip(create("web", ""));
        JsonObject address = server.get(ADDRESSES + "/" + ip).json();
        assertThat(address.object("metadata").object("labels").toString())
                .isEqualTo(
                        "{\"ipaddress.kubernetes.io/ip-family\":\"IPv4\","
                                + "\"ipaddress.kubernetes.io/managed-by\":\"ipallocator.k8s.io\"}");
        assertThat(address.object("spec").object("parentRef").string("name")).isEqualTo("web");
        server.send("DELETE", SERVICES + "/web", "");
        assertThat(server.get(ADDRESSES + "/" + ip).code()).isEqualTo(404);
    }

    @Test
    void aServiceThatGivesItsAddressUpLosesTheObject() {
        String ip = ip(create("web", ""));
        String external =
                "{\"spec\": {\"type\": \"ExternalName\", \"externalName\": \"a.example\","
                        + " \"clusterIP\": null, \"clusterIPs\": null}}";
        assertThat(server.send("PATCH", SERVICES + "/web", external).code()).isEqualTo(200);
        assertThat(server.get(ADDRESSES + "/" + ip).code()).isEqualTo(404);
    }

    @Test
    void aServiceThatComesBackAtOnceKeepsItsAddress() throws InterruptedException {
        String spec = ", \"clusterIP\": \"10.96.0.10\"";
        for (int i = 0; i < 50; i++) {
            create("dns", spec);
            Thread deletion =
                    Thread.startVirtualThread(() -> server.send("DELETE", SERVICES + "/dns", ""));
            while (create("dns", spec).code() != 201) {
                Thread.onSpinWait();
            }
            deletion.join();
            assertThat(server.get(ADDRESSES + "/10.96.0.10").code()).isEqualTo(200);
            server.send("DELETE", SERVICES + "/dns", "");
            assertThat(server.get(ADDRESSES + "/10.96.0.10").code()).isEqualTo(404);
        }
    }

    @Test
    void anAddressThatSomebodyHasAnObjectForIsTaken() {
        server.send(
                "POST",
                ADDRESSES,
                "{\"metadata\": {\"name\": \"10.96.0.10\"}, \"spec\": {\"parentRef\":"
                        + " {\"resource\": \"gateways\", \"name\": \"g\"}}}");
        assertThat(create("dns", ", \"clusterIP\": \"10.96.0.10\"").message())
                .endsWith("failed to allocate IP 10.96.0.10: provided IP is already allocated");
        for (int i = 0; i < 13; i++) {
            assertThat(ip(create("s" + i, ""))).isNotEqualTo("10.96.0.10");
        }
        assertThat(create("more", "").code()).isEqualTo(500);
    }

    @Test
    void aRangeThatIsReadyGivesAddressesToo() {
        server.send(
                "POST",
                RANGES,
                "{\"metadata\": {\"name\": \"more\"}, \"spec\": {\"cidrs\": [\"10.97.0.0/24\"]}}");
        assertThat(create("early", ", \"clusterIP\": \"10.97.0.9\"").message())
                .endsWith("the provided network does not match the current range");
        server.send(
                "PATCH",
                RANGES + "/more/status",
                "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}]}}");
        assertThat(ip(create("asked", ", \"clusterIP\": \"10.97.0.9\""))).isEqualTo("10.97.0.9");
        for (int i = 0; i < 20; i++) {
            ip(create("s" + i, ""));
        }
    }
}
