package dev.kubejar.apiserver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.http.SocketPeer;
import dev.kubejar.apiserver.http.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Streams between a real WebSocket client and real processes.
final class PodStreamsTest {
    private static final String ONE =
            """
            {"metadata":{"name":"web","namespace":"default","uid":"u"},
             "spec":{"nodeName":"n","containers":[{"name":"a"}]}}\
            """;
    private static final String TWO =
            """
            {"metadata":{"name":"web","namespace":"default","uid":"u"},
             "spec":{"containers":[{"name":"a"},{"name":"b"}],"initContainers":[{"name":"i"}]}}\
            """;

    private final LocalNode node = new LocalNode("sh", "-c", "echo one; echo two");
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    private PodStreams streams(String pod) {
        return new PodStreams(
                new OnePod(new ApiObject(JsonReader.parseObject(pod))), _ -> node, time);
    }

    private Response answer(PodStreams streams, Request request) {
        return switch (request.path()) {
            case "/log" -> streams.log(request, "default", "web");
            case "/exec" -> streams.exec(request, "default", "web");
            case "/attach" -> streams.attach(request, "default", "web");
            case "/portforward" -> streams.portForward(request, "default", "web");
            default -> throw new IllegalArgumentException(request.path());
        };
    }

    private TestServer serve() throws InterruptedException {
        PodStreams streams = streams(ONE);
        return TestServer.start(request -> answer(streams, request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/log|a container name must be specified for pod web, choose one of: [a b] or one of the init containers: [i]",
                "/log?container=x|container x is not valid for pod web",
                "/log?container=a&tailLines=-1|PodLogOptions \"web\" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0",
                "/log?limitBytes=0|PodLogOptions \"web\" is invalid: limitBytes: Invalid value: 0: must be greater than 0",
                "/log?sinceSeconds=0|PodLogOptions \"web\" is invalid: sinceSeconds: Invalid value: 0: must be greater than 0",
                "/log?sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z|PodLogOptions \"web\" is invalid: Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified",
                "/log?tailLines=x|strconv.ParseInt: parsing \"x\": invalid syntax",
                "/exec?container=a&stdout=1&command=ls|pod web does not have a host assigned",
                "/exec?container=a&stdout=1|you must specify at least one command for the container",
                "/exec?container=a&command=ls|you must specify at least 1 of stdin, stdout, stderr",
                "/portforward|pod web does not have a host assigned",
            })
    void whatCannotBeIsRefusedInUpstreamsWords(String target, String message) {
        var origin = new Request.Origin(new InetSocketAddress(0), List.of());
        Request request = Request.of("GET", target, Headers.EMPTY, Body.EMPTY, origin);

        assertThatThrownBy(() -> answer(streams(TWO), request))
                .isInstanceOf(StatusException.class)
                .hasMessage(message);
    }

    @Test
    void aLogArrives() throws Exception {
        try (var server = serve();
                HttpClient client = TestServer.client(Version.HTTP_2)) {
            var response =
                    client.send(
                            HttpRequest.newBuilder(server.uri("/log?follow=true")).build(),
                            BodyHandlers.ofString());

            assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
            assertThat(response.body()).isEqualTo("one\ntwo\n");
        }
    }

    @Test
    void aLogComesOverAWebSocketToo() throws Exception {
        try (var server = serve();
                var binary = new SocketPeer(server, "/log", List.of("binary.k8s.io"));
                var base64 = new SocketPeer(server, "/log", List.of("base64.binary.k8s.io"))) {
            assertThat(binary.next())
                    .isInstanceOfSatisfying(
                            SocketPeer.Binary.class, hello -> assertThat(hello.bytes()).isEmpty());
            assertThat(base64.next()).isEqualTo(new SocketPeer.Text(""));
            var log = new StringBuilder();
            while (binary.next() instanceof SocketPeer.Binary(byte[] part)) {
                log.append(new String(part, StandardCharsets.UTF_8));
            }
            assertThat(log).hasToString("one\ntwo\n");
            assertThat(base64.next().toString()).contains("b25l");
        }
    }

    @Test
    void withoutAnUpgradeThereIsNoExec() throws Exception {
        try (var server = serve();
                HttpClient client = TestServer.client(Version.HTTP_2)) {
            var response =
                    client.send(
                            HttpRequest.newBuilder(server.uri("/exec?command=ls&stdout=1")).build(),
                            BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("Upgrade request required");
        }
    }

    @ParameterizedTest
    @CsvSource({"v5.channel.k8s.io", "v4.channel.k8s.io", "v4.base64.channel.k8s.io"})
    void aCommandsOutputErrorsAndEndComeOnTheirChannels(String protocol) throws Exception {
        try (var server = serve();
                var peer = new Peer(protocol)) {
            peer.open(
                    server.uri(
                            "/exec?stdout=1&stderr=1&command=sh&command=-c&command="
                                    + "echo+out%3Becho+err+%3E%262%3Bexit+7"));
            peer.awaitEnd();

            assertThat(peer.chosen()).isEqualTo(protocol);
            assertThat(peer.text(1)).isEqualTo("out\n");
            assertThat(peer.text(2)).isEqualTo("err\n");
            assertThat(peer.text(3))
                    .contains("\"status\":\"Failure\"", "\"reason\":\"NonZeroExitCode\"")
                    .contains("{\"reason\":\"ExitCode\",\"message\":\"7\"}");
        }
    }

    @Test
    void inputReachesTheCommandAndItsEndToo() throws Exception {
        try (var server = serve();
                var peer = new Peer("v5.channel.k8s.io")) {
            peer.open(server.uri("/exec?stdin=1&stdout=1&command=cat"));
            peer.send(0, "hello ".getBytes(StandardCharsets.UTF_8));
            peer.send(0, "world".getBytes(StandardCharsets.UTF_8));
            peer.send(255, new byte[] {0});
            peer.awaitEnd();

            assertThat(peer.text(1)).isEqualTo("hello world");
            assertThat(peer.text(3)).isEqualTo("{\"metadata\":{},\"status\":\"Success\"}");
        }
    }

    @Test
    void megabytesOfInputAreHeldBackWithoutGettingStuck() throws Exception {
        try (var server = serve();
                var peer = new Peer("v5.channel.k8s.io")) {
            peer.open(server.uri("/exec?stdin=1&stdout=1&command=wc&command=-c"));
            for (int i = 0; i < 300; i++) {
                peer.send(0, new byte[32 * 1024]);
            }
            peer.send(255, new byte[] {0});
            peer.awaitEnd();

            assertThat(peer.text(1).strip()).isEqualTo("9830400");
        }
    }

    @Test
    void theTerminalsSizeIsPassedOn() throws Exception {
        try (var server = serve();
                var peer = new Peer("v4.channel.k8s.io")) {
            peer.open(server.uri("/exec?stdin=1&stdout=1&tty=1&command=head&command=-n1"));
            peer.send(4, "{\"Width\":120,\"Height\":40}".getBytes(StandardCharsets.UTF_8));
            peer.send(0, "\n".getBytes(StandardCharsets.UTF_8));
            peer.awaitEnd();

            assertThat(node.sizes()).containsExactly("120x40");
        }
    }

    @Test
    void aClientThatLeavesEndsItsCommand() throws Exception {
        try (var server = serve();
                var peer = new Peer("v5.channel.k8s.io")) {
            peer.open(
                    server.uri("/exec?stdout=1&command=sh&command=-c&command=echo+up%3Bexec+cat"));
            peer.awaitText(1, "up\n");

            peer.abort();

            assertThat(node.started().getFirst().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void attachEndsWithSuccess() throws Exception {
        try (var server = serve();
                var peer = new Peer("v5.channel.k8s.io")) {
            peer.open(server.uri("/attach?stdout=1"));
            peer.awaitEnd();

            assertThat(peer.text(1)).isEqualTo("one\ntwo\n");
            assertThat(peer.text(3)).contains("\"status\":\"Success\"");
        }
    }

    @Test
    void portsAreForwardedOverChannels() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = serve();
                var peer = new Peer("v4.channel.k8s.io")) {
            Thread.ofVirtual().start(() -> echoOnce(listener));
            int port = listener.getLocalPort();
            peer.open(server.uri("/portforward?ports=%d&ports=1".formatted(port)));
            peer.send(0, "hello".getBytes(StandardCharsets.UTF_8));
            String number = new String(new char[] {(char) (port & 0xff), (char) (port >> 8)});
            peer.awaitEnd();

            assertThat(peer.latin(0)).isEqualTo(number + "hello");
            assertThat(peer.latin(1)).isEqualTo(number);
            assertThat(peer.latin(2)).isEqualTo("\u0001\u0000");
            assertThat(peer.latin(3)).startsWith("\u0001\u0000error forwarding port 1 to pod u: ");
        }
    }

    private static void echoOnce(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write(socket.getInputStream().readNBytes(5));
        } catch (IOException _) {
            // the test is over
        }
    }

    @Test
    void withoutPortsNothingIsForwarded() throws Exception {
        try (var server = serve();
                var peer = new Peer("v4.channel.k8s.io")) {
            assertThatThrownBy(() -> peer.open(server.uri("/portforward")))
                    .hasMessageContaining("WebSocketHandshakeException");
        }
    }

    /// A client that keeps what it is sent, by channel.
    private static final class Peer implements WebSocket.Listener, AutoCloseable {
        private final String protocol;
        private final HttpClient client = TestServer.client(Version.HTTP_1_1);
        private final Map<Integer, ByteArrayOutputStream> received = new ConcurrentHashMap<>();
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

        Peer(String protocol) {
            this.protocol = protocol;
        }

        void open(URI uri) {
            URI target = URI.create(uri.toString().replace("https://", "wss://"));
            socket.complete(
                    client.newWebSocketBuilder()
                            .subprotocols(protocol)
                            .buildAsync(target, this)
                            .join());
        }

        String chosen() {
            return socket.join().getSubprotocol();
        }

        void send(int channel, byte[] bytes) {
            var message = ByteBuffer.allocate(bytes.length + 1);
            message.put((byte) channel).put(bytes).flip();
            socket.join().sendBinary(message, true).join();
        }

        String text(int channel) {
            return received.getOrDefault(channel, new ByteArrayOutputStream())
                    .toString(StandardCharsets.UTF_8);
        }

        String latin(int channel) {
            return received.getOrDefault(channel, new ByteArrayOutputStream())
                    .toString(StandardCharsets.ISO_8859_1);
        }

        void awaitEnd() throws InterruptedException {
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        }

        synchronized void awaitText(int channel, String text) throws InterruptedException {
            while (!text(channel).equals(text)) {
                wait();
            }
        }

        void abort() {
            socket.join().abort();
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            partial.writeBytes(bytes);
            if (last) {
                byte[] message = partial.toByteArray();
                partial.reset();
                keep(message[0], Arrays.copyOfRange(message, 1, message.length));
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            String text = data.toString();
            keep(text.charAt(0) - '0', Base64.getDecoder().decode(text.substring(1)));
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private synchronized void keep(int channel, byte[] bytes) {
            received.computeIfAbsent(channel, _ -> new ByteArrayOutputStream()).writeBytes(bytes);
            notifyAll();
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.countDown();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended.countDown();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
