package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Claims for devices over real HTTP.
final class DeviceClaimsTest {
    private static final String CLAIMS =
            "/apis/resource.k8s.io/v1/namespaces/default/resourceclaims";
    private static final String CLAIM =
            """
            {"metadata": {"name": "c"},
             "spec": {"devices": {"requests": [
               {"name": "r", "exactly": {"deviceClassName": "d", "adminAccess": true}}]}}}
            """;

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

    @Test
    void adminAccessNeedsALabelOfTheNamespace() {
        assertThat(server.send("POST", CLAIMS, CLAIM).message())
                .isEqualTo(
                        "ResourceClaim.resource.k8s.io \"c\" is invalid: []: Forbidden: admin access to"
                                + " devices requires the `resource.kubernetes.io/admin-access: true`"
                                + " label on the containing namespace");
        server.send(
                "PATCH",
                "/api/v1/namespaces/default",
                "{\"metadata\": {\"labels\": {\"resource.kubernetes.io/admin-access\": \"true\"}}}");
        assertThat(server.send("POST", CLAIMS, CLAIM).code()).isEqualTo(201);
    }

    @Test
    void aStatusIsStoredWithoutWhatIsSwitchedOff() {
        server.send("POST", CLAIMS, CLAIM.replace(", \"adminAccess\": true", ""));
        String status =
                """
                {"status": {"allocation": {"devices": {"results": [
                  {"request": "r", "driver": "a.b", "pool": "p", "device": "d",
                   "shareID": "x", "bindingConditions": ["c"]}]}}}}
                """;
        assertThat(server.send("PATCH", CLAIMS + "/c/status", status).code()).isEqualTo(200);
        assertThat(
                        server.get(CLAIMS + "/c")
                                .json()
                                .object("status")
                                .object("allocation")
                                .object("devices")
                                .objects("results")
                                .getFirst()
                                .keys())
                .containsExactly("request", "driver", "pool", "device");
    }
}
