package dev.kubejar.apiserver.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.time.RealTime;
import dev.kubejar.apiserver.http.SpdyPeer;
import dev.kubejar.apiserver.http.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands over SPDY, as kubectl before 1.29 runs them.
final class StreamClientTest {
    private static final String POD =
            """
            {"metadata":{"name":"web","namespace":"default","uid":"u"},
             "spec":{"nodeName":"n","containers":[{"name":"a"},{"name":"gone"}]}}\
            """;
    private static final String V4 = "v4.channel.k8s.io";
    private static final String FAILS =
            "/exec?container=a&stdout=1&stderr=1&command=sh&command=-c&command="
                    + "echo+out%3Becho+err+%3E%262%3Bexit+7";

    private final LocalNode node = new LocalNode("echo", "log");
    private TestServer server;
    private SpdyPeer peer;

    @BeforeEach
    void open() throws Exception {
        var streams =
                new PodStreams(
                        new OnePod(new ApiObject(JsonReader.parseObject(POD))),
                        _ -> node,
                        new RealTime());
        server = TestServer.start(request -> streams.exec(request, "default", "web"));
        peer = new SpdyPeer(server);
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        server.close();
    }

    @Test
    void theEndIsToldAsAStatus() throws Exception {
        assertThat(peer.upgrade(FAILS, List.of(V4, "v3.channel.k8s.io")))
                .startsWith("HTTP/1.1 101 ")
                .contains("X-Stream-Protocol-Version: " + V4 + "\r\n");
        int error = peer.open("error");
        int stdout = peer.open("stdout");
        int stderr = peer.open("stderr");

        assertThat(peer.read(stdout)).isEqualTo("out\n");
        assertThat(peer.read(stderr)).isEqualTo("err\n");
        assertThat(peer.read(error))
                .contains("\"reason\":\"NonZeroExitCode\"")
                .contains("{\"reason\":\"ExitCode\",\"message\":\"7\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io"})
    void oldProtocolsTellAFailureAsText(String protocol) throws Exception {
        peer.upgrade(FAILS, List.of(protocol));
        int error = peer.open("error");
        peer.open("stdout");
        peer.open("stderr");

        assertThat(peer.read(error))
                .isEqualTo(
                        "command terminated with non-zero exit code: command terminated with exit code 7");
    }

    @Test
    void inputItsEndAndSizesHaveStreamsOfTheirOwn() throws Exception {
        peer.upgrade("/exec?container=a&stdin=1&stdout=1&tty=1&command=cat", List.of(V4));
        int error = peer.open("error");
        int stdin = peer.open("stdin");
        int stdout = peer.open("stdout");
        int resize = peer.open("resize");
        peer.send(resize, "{\"Width\":12");
        peer.send(resize, "0,\"Height\":40}\n");
        while (node.sizes().isEmpty()) {
            Thread.onSpinWait(); // the streams are read each by its own thread
        }
        peer.send(stdin, "hello");
        peer.finish(stdin);

        assertThat(peer.read(stdout)).isEqualTo("hello");
        assertThat(peer.read(error)).isEqualTo("{\"metadata\":{},\"status\":\"Success\"}");
        assertThat(node.sizes()).containsExactly("120x40");
    }

    @Test
    void aContainerThatIsNotThereRefusesTheUpgrade() throws Exception {
        assertThat(peer.upgrade("/exec?container=gone&stdout=1&command=ls", List.of(V4)))
                .startsWith("HTTP/1.1 500 ")
                .endsWith("\r\n\r\ncontainer not found (\"gone\")");
    }

    @Test
    void withoutACommonProtocolThereIsNoUpgrade() throws Exception {
        assertThat(peer.upgrade(FAILS, List.of("v9.channel.k8s.io")))
                .startsWith("HTTP/1.1 403 ")
                .contains("X-Accepted-Stream-Protocol-Versions: v3.channel.k8s.io\r\n")
                .endsWith(
                        "unable to upgrade: unable to negotiate protocol: client supports [v9.channel.k8s.io], server accepts [v4.channel.k8s.io v3.channel.k8s.io v2.channel.k8s.io channel.k8s.io]\n");
        assertThat(peer.upgrade(FAILS, List.of()))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("unable to upgrade: X-Stream-Protocol-Version is required\n");
    }
}
