package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.apiserver.system.SystemObjects;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fresh cluster shows of the server's own objects.
final class SystemObjectsTest {
    private static final String FLOWS = "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas";
    private static final String LEVELS =
            "/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() throws InterruptedException {
        server = new TestServer(dir.resolve("store"));
        ensure();
    }

    private void ensure() throws InterruptedException {
        SystemObjects.ensure(server.client, Cidr.parse("10.96.0.0/16").orElseThrow());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void flowsAndTheirLevelsAreThere() {
        assertThat(server.get(FLOWS).json().objects("items")).hasSize(13);
        assertThat(server.get(LEVELS).json().objects("items")).hasSize(8);
        JsonObject exempt = server.get(FLOWS + "/exempt").json();
        assertThat(exempt.object("metadata").object("annotations").toString())
                .isEqualTo("{\"apf.kubernetes.io/autoupdate-spec\":\"true\"}");
    }

    @Test
    void aTableShowsFlowsInTheOrderInWhichTheyAreTried() {
        String table = "application/json;as=Table;v=v1;g=meta.k8s.io";
        assertThat(server.get(FLOWS, table).json().objects("rows"))
                .extracting(row -> row.array("cells").get(2).toString())
                .startsWith("1", "2", "100")
                .endsWith("9900", "10000")
                .hasSize(13);
        assertThat(server.get(FLOWS).json().objects("items").getFirst().object("metadata"))
                .extracting(it -> it.string("name"))
                .isEqualTo("catch-all");
    }

    @Test
    void theFixedOnesStayAsTheyAre() {
        String changed = "{\"spec\": {\"matchingPrecedence\": 77}}";
        assertThat(server.send("PATCH", FLOWS + "/catch-all", changed).message())
                .contains("spec of 'catch-all' must equal the fixed value");
        assertThat(server.send("PATCH", FLOWS + "/probes", changed).code()).isEqualTo(200);
        String shares = "{\"spec\": {\"exempt\": {\"nominalConcurrencyShares\": 3}}}";
        assertThat(server.send("PATCH", LEVELS + "/exempt", shares).code()).isEqualTo(200);
    }

    @Test
    void theRangeOfServicesIsThere() {
        JsonObject range = server.get("/apis/networking.k8s.io/v1/servicecidrs/kubernetes").json();
        assertThat(range.object("spec").strings("cidrs")).containsExactly("10.96.0.0/16");
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws InterruptedException {
        server.send("PATCH", FLOWS + "/probes", "{\"spec\": {\"matchingPrecedence\": 77}}");
        server.send("DELETE", FLOWS + "/global-default", "");
        ensure();
        JsonObject probes = server.get(FLOWS + "/probes").json();
        assertThat(probes.object("spec").integer("matchingPrecedence", 0)).isEqualTo(77);
        assertThat(server.get(FLOWS + "/global-default").code()).isEqualTo(200);
    }
}
