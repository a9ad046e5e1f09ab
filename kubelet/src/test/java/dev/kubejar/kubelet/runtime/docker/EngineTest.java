package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.kubelet.runtime.ImageReference;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.RuntimeFailure.PullFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineTest {
    private final ManualTime time = new ManualTime(Instant.EPOCH);

    @TempDir Path directory;

    @Test
    void aConnectionCarriesOneRequestAfterTheOther() throws IOException {
        try (var server = server(_ -> ScriptedEngine.ok("{\"a\":1}"));
                Engine engine = Engine.connect(server.address(), time)) {
            for (int i = 0; i < 3; i++) {
                assertThat(engine.call(EngineRequest.get("/x")).integer("a", 0)).isEqualTo(1);
            }
            assertThat(server.connections).hasSize(1);
            assertThat(server.requests).contains("GET /version", "GET /v1.46/x");
        }
    }

    @Test
    void chunksAreReadToTheirEndAndTheConnectionIsKept() throws IOException {
        String chunked =
                String.join(
                        "\r\n",
                        "HTTP/1.1 200 OK",
                        "Transfer-Encoding: chunked",
                        "",
                        "4",
                        "{\"a\"",
                        "3;x=y",
                        ":1}",
                        "0",
                        "Trailer: t",
                        "",
                        "");
        try (var server = server(_ -> chunked);
                Engine engine = Engine.connect(server.address(), time)) {
            assertThat(engine.call(EngineRequest.get("/x")).integer("a", 0)).isEqualTo(1);
            assertThat(engine.call(EngineRequest.get("/x")).integer("a", 0)).isEqualTo(1);
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsClosedTwiceGivesItsConnectionBackOnce() throws IOException {
        try (var server = server(_ -> ScriptedEngine.ok("{}"));
                Engine engine = Engine.connect(server.address(), time)) {
            InputStream log = engine.stream(EngineRequest.get("/log"));
            log.readAllBytes();
            log.close();
            log.close();

            try (InputStream one = engine.stream(EngineRequest.get("/one"));
                    InputStream other = engine.stream(EngineRequest.get("/other"))) {
                assertThat(server.connections).hasSize(2);
                assertThat(one.readAllBytes()).isEqualTo(other.readAllBytes());
            }
        }
    }

    @Test
    void aReadIsSentAgainWhenTheKeptConnectionIsDead() throws IOException {
        try (var server = server(_ -> ScriptedEngine.ok("{}"));
                Engine engine = Engine.connect(server.address(), time)) {
            server.hangUp();
            assertThat(engine.call(EngineRequest.get("/x")).isEmpty()).isTrue();
        }
    }

    @Test
    void aWriteIsNotSentAgainButTheNextOneGetsThrough() throws IOException {
        try (var server = server(_ -> ScriptedEngine.ok("{}"));
                Engine engine = Engine.connect(server.address(), time)) {
            server.hangUp();
            assertThatThrownBy(() -> engine.call(EngineRequest.post("/x")))
                    .isInstanceOf(RuntimeFailure.Unreachable.class);
            assertThat(engine.call(EngineRequest.post("/x")).isEmpty()).isTrue();
        }
    }

    @Test
    void errorsBecomeFailuresInTheEnginesWords() throws IOException {
        String missing = error("404 Not Found", "No such container: x");
        String refused = error("500 Internal Server Error", "no space left on device");
        try (var server = server(line -> line.endsWith("/missing") ? missing : refused);
                Engine engine = Engine.connect(server.address(), time)) {
            assertThatThrownBy(() -> engine.call(EngineRequest.get("/missing")))
                    .isInstanceOf(RuntimeFailure.Missing.class)
                    .hasMessage("No such container: x");
            assertThatThrownBy(() -> engine.call(EngineRequest.get("/refused")))
                    .isInstanceOf(RuntimeFailure.Refused.class)
                    .hasMessage("no space left on device");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "manifest for a:1 not found: manifest unknown: manifest unknown, NOT_FOUND",
        "'pull access denied for a, repository does not exist', UNAUTHORIZED",
        "unauthorized: authentication required, UNAUTHORIZED",
        "dial tcp: lookup registry.test: no such host, NETWORK",
        "toomanyrequests: You have reached your pull rate limit., OTHER",
    })
    void aPullThatFailsUnderWaySaysWhy(String message, PullFailed.Why why) throws IOException {
        String progress =
                "{\"status\":\"Pulling\"}\r\n{\"error\":\""
                        + message
                        + "\",\"errorDetail\":{}}\r\n";
        try (var server = server(_ -> ScriptedEngine.ok(progress));
                Engine engine = Engine.connect(server.address(), time)) {
            var image = ImageReference.parse("registry.test/a:1").orElseThrow();
            assertThatThrownBy(() -> new DockerImages(engine).pull(image, Optional.empty()))
                    .hasMessage(message)
                    .isInstanceOfSatisfying(
                            PullFailed.class, e -> assertThat(e.why()).isEqualTo(why));
            assertThat(server.requests)
                    .contains("POST /v1.46/images/create?fromImage=registry.test%2Fa&tag=1");
        }
    }

    @Test
    void noEngineIsUnreachable() {
        var address = new EngineAddress.Unix(directory.resolve("nobody.sock"));
        assertThatThrownBy(() -> Engine.connect(address, time))
                .isInstanceOf(RuntimeFailure.Unreachable.class)
                .hasMessageContaining("nobody.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "1.41, 1.12, 1.41",
        "1.46, 1.24, 1.46",
        "1.60, 1.44, 1.51",
        "1.90, 1.70, 1.70",
    })
    void theNewestVersionBothKnowIsSpoken(String newest, String oldest, String agreed) {
        assertThat(ApiVersion.agreed(facts(newest, oldest))).hasToString(agreed);
    }

    @Test
    void anEngineThatIsTooOldIsRefused() {
        assertThatThrownBy(() -> ApiVersion.agreed(facts("1.40", "1.12")))
                .isInstanceOf(RuntimeFailure.Refused.class)
                .hasMessageContaining("too old");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, 'Unix[socket=/var/run/docker.sock]'",
        "tcp://127.0.0.1:2376, 'Tcp[host=127.0.0.1, port=2376]'",
        "tcp://engine, 'Tcp[host=engine, port=2375]'",
    })
    void addressesAreReadAsDockerHostSaysThem(String text, String address) {
        assertThat(EngineAddress.parse(text)).map(Object::toString).contains(address);
    }

    @ParameterizedTest
    @CsvSource({"ssh://engine", "/var/run/docker.sock", "''", "'tcp://a b'"})
    void otherAddressesAreNone(String text) {
        assertThat(EngineAddress.parse(text)).isEmpty();
    }

    private static JsonObject facts(String newest, String oldest) {
        return JsonObject.ofStrings(
                Map.of("Version", "x", "ApiVersion", newest, "MinAPIVersion", oldest));
    }

    private static String error(String status, String message) {
        String body = "{\"message\":\"" + message + "\"}";
        return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.getBytes(UTF_8).length, body);
    }

    private ScriptedEngine server(UnaryOperator<String> script) throws IOException {
        return new ScriptedEngine(
                directory.resolve("engine.sock"),
                line -> line.equals("GET /version") ? ScriptedEngine.VERSION : script.apply(line));
    }
}
