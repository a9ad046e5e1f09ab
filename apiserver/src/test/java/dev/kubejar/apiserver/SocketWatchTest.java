package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.http.SocketPeer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watches over WebSockets.
final class SocketWatchTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir private Path dir;
    private TestServer api;
    private dev.kubejar.apiserver.http.TestServer server;

    @BeforeEach
    void open() throws Exception {
        api = new TestServer(dir.resolve("store"));
        server = api.listening();
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    @Test
    void eachEventIsOneMessage() throws Exception {
        api.send("POST", MAPS, TestServer.configMap("a", "1"));
        try (var peer = new SocketPeer(server, MAPS + "?watch=true", List.of("any.example.com"))) {
            assertThat(peer.protocol()).isEqualTo("any.example.com");
            assertThat(text(peer)).startsWith("{\"type\":\"ADDED\"").endsWith("}\n");
            peer.say("what a client says is passed over");
            api.send("POST", MAPS, TestServer.configMap("b", "1"));
            JsonObject added = JsonReader.parseObject(text(peer).getBytes(StandardCharsets.UTF_8));
            assertThat(added.object("object").object("metadata").string("name")).isEqualTo("b");
            peer.leave();
        }
    }

    private static String text(SocketPeer peer) throws InterruptedException {
        return peer.next() instanceof SocketPeer.Text(String text) ? text : "no text";
    }

    @Test
    void aTokenIsNoProtocol() throws Exception {
        var offers =
                List.of("base64url.bearer.authorization.k8s.io.dG9rZW4", "base64.binary.k8s.io");
        try (var peer = new SocketPeer(server, MAPS + "?watch=true", offers)) {
            assertThat(peer.protocol()).isEqualTo("base64.binary.k8s.io");
        }
    }

    @Test
    void theTimeoutClosesTheSocket() throws Exception {
        try (var peer = new SocketPeer(server, MAPS + "?watch=true&timeoutSeconds=1", List.of())) {
            Thread clock =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!Thread.currentThread().isInterrupted()) {
                                    api.time.advance(Duration.ofMillis(100));
                                }
                            });
            assertThat(peer.next()).isEqualTo(new SocketPeer.Closed(1000));
            clock.interrupt();
        }
    }
}
