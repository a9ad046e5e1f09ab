package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kubejar.api.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The subresource `proxy`, through sockets on both sides. A pod's address is one that the test's
/// node takes to a server of this machine.
final class ProxyTest {
    private static final String NAMESPACE = "/api/v1/namespaces/default";
    private static final String IP = "10.244.0.7";

    @TempDir private Path dir;
    private TestServer api;
    private dev.kubejar.apiserver.http.TestServer server;
    private HttpServer backend;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        api = new TestServer(dir.resolve("store"));
        server = api.listening();
        client = dev.kubejar.apiserver.http.TestServer.client(HttpClient.Version.HTTP_1_1);
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", ProxyTest::echo);
        backend.createContext("/moved", ProxyTest::moved);
        backend.createContext("/page", ProxyTest::page);
        backend.createContext("/count", ProxyTest::count);
        backend.start();
        pod(backend.getAddress().getPort());
    }

    private void pod(int port) {
        api.node.routes().put(IP, "127.0.0.1");
        String spec =
                ",\"nodeName\":\"n\",\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"ports\":[{\"containerPort\":%d}]}]"
                        .formatted(port);
        api.send("POST", NAMESPACE + "/pods", TestServer.pod("web", "", spec));
        api.send(
                "PATCH",
                NAMESPACE + "/pods/web/status",
                "{\"status\":{\"podIP\":\"%s\",\"podIPs\":[{\"ip\":\"%s\"}]}}".formatted(IP, IP));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        backend.stop(0);
        server.close();
        api.close();
    }

    /// Says what came: method, URI, some headers, body.
    private static void echo(HttpExchange exchange) throws IOException {
        String said =
                "%s %s uri=%s for=%s auth=%s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("X-Forwarded-Uri"),
                                exchange.getRequestHeaders().getFirst("X-Forwarded-For"),
                                exchange.getRequestHeaders().getFirst("Authorization"),
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("X-Backend", "yes");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        answer(exchange, 203, said);
    }

    private static void moved(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/elsewhere?a=b");
        answer(exchange, 302, "");
    }

    private static void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        answer(exchange, 200, "<p><a href=/x>y</a>");
    }

    private static void count(HttpExchange exchange) throws IOException {
        long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        answer(exchange, 200, length + (chunked ? " chunked" : " known"));
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private HttpResponse<String> send(String method, String target, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.uri(target))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer secret")
                        .build(),
                BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void everyMethodIsPassedOnWithQueryAndBody(String method) throws Exception {
        String base = NAMESPACE + "/pods/web/proxy";
        var answer = send(method, base + "/a%20b//c/?q=1&q=2", "body");

        assertThat(answer.statusCode()).isEqualTo(203);
        assertThat(answer.headers().firstValue("X-Backend")).contains("yes");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.body())
                .isEqualTo(
                        method
                                + " /a%20b/c/?q=1&q=2 uri="
                                + base
                                + "/a%20b/c/ for=127.0.0.1 auth=null body");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodiesOfAnyLengthAreStreamed(boolean known) throws Exception {
        byte[] large = new byte[9 << 20];
        var whole = HttpRequest.BodyPublishers.ofByteArray(large);
        var chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        var answer =
                client.send(
                        HttpRequest.newBuilder(server.uri(NAMESPACE + "/pods/web/proxy/count"))
                                .POST(known ? whole : chunked)
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo((9 << 20) + (known ? " known" : " chunked"));
    }

    @Test
    void aHeadHasNoBody() throws Exception {
        var answer = send("HEAD", NAMESPACE + "/pods/http:web:/proxy/x", "");

        assertThat(answer.statusCode()).isEqualTo(203);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theRootNeedsItsSlash() throws Exception {
        var answer = send("GET", NAMESPACE + "/pods/web/proxy?a=b", "");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location"))
                .contains(NAMESPACE + "/pods/web/proxy/?a=b");
        assertThat(send("POST", NAMESPACE + "/pods/web/proxy", "").body()).startsWith("POST / ");
    }

    @Test
    void linksOfAnswersLeadThroughTheProxy() throws Exception {
        assertThat(
                        send("GET", NAMESPACE + "/pods/web/proxy/moved", "")
                                .headers()
                                .firstValue("Location"))
                .contains(NAMESPACE + "/pods/web/proxy/elsewhere?a=b");
        assertThat(send("GET", NAMESPACE + "/pods/web/proxy/page", "").body())
                .isEqualTo("<p><a href=\"" + NAMESPACE + "/pods/web/proxy/x\">y</a>");
    }

    @Test
    void aServiceIsReachedThroughItsEndpoints() throws Exception {
        service();
        for (String name : new String[] {"web:http", "web:80", "http:web:http"}) {
            assertThat(send("GET", NAMESPACE + "/services/" + name + "/proxy/x", "").body())
                    .startsWith("GET /x ");
        }
    }

    private void service() {
        api.send(
                "POST",
                NAMESPACE + "/services",
                """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},
                 "spec":{"ports":[{"name":"http","port":80}]}}
                """);
        api.send(
                "POST",
                NAMESPACE + "/endpoints",
                """
                {"apiVersion":"v1","kind":"Endpoints","metadata":{"name":"web"},"subsets":[
                 {"addresses":[{"ip":"10.9.9.9"},
                               {"ip":"%s","targetRef":{"kind":"Pod","namespace":"default","name":"web"}}],
                  "ports":[{"name":"http","port":%d}]}]}
                """
                        .formatted(IP, backend.getAddress().getPort()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/services/web:81/proxy/|503|no service port 81 found for service \"web\"",
                "/services/web:tls/proxy/|503|no endpoints available for service \"web:tls\"",
                "/services/other/proxy/|404|endpoints \"other\" not found",
                "/services/other:1/proxy/|404|services \"other\" not found",
                "/services/ftp:web:1/proxy/|400|invalid service request \"ftp:web:1\"",
                "/pods/a:b:c:d/proxy/|400|invalid pod request \"a:b:c:d\"",
                "/pods/none/proxy/|404|pods \"none\" not found",
                "/pods/web:1/proxy/|503|error trying to reach service: dial tcp 10.244.0.7:1: connect: connection refused",
                "/pods/web:ssh/proxy/|503|error trying to reach service: dial tcp: lookup tcp/ssh: unknown port",
            })
    void whatCannotBeReachedIsRefusedInUpstreamsWords(String path, int code, String message)
            throws Exception {
        service();
        var answer = send("GET", NAMESPACE + path, "");

        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(
                        JsonReader.parseObject(answer.body().getBytes(StandardCharsets.UTF_8))
                                .string("message"))
                .isEqualTo(message);
    }

    @Test
    void aServerWithoutTlsIsNamedInGosWords() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> badRequest(listener));
            String target =
                    "%s/pods/https:web:%d/proxy/".formatted(NAMESPACE, listener.getLocalPort());
            assertThat(send("GET", target, "").body())
                    .contains(
                            "error trying to reach service: tls: first record does not look like a TLS handshake");
        }
    }

    private static void badRequest(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (socket.getInputStream().read() >= 0) {
                // until the other side has understood
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    @Test
    void anUpgradeLeadsThroughToTheBackend() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> upperCase(listener));
            try (Socket socket = server.connection()) {
                String request =
                        "GET %s/pods/web:%d/proxy/up HTTP/1.1\r\nHost: kube\r\nConnection: Upgrade\r\nUpgrade: capitals\r\n\r\n"
                                .formatted(NAMESPACE, listener.getLocalPort());
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: capitals\r\n";
                assertThat(read(socket, head.length())).isEqualTo(head);
                read(socket, "Connection: Upgrade\r\n\r\n".length());
                socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                assertThat(read(socket, 5)).isEqualTo("HELLO");
            }
        }
    }

    @Test
    void aClientThatLeavesIsNotWaitedFor() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket socket = server.connection();
            String request =
                    "GET %s/pods/web:%d/proxy/never HTTP/1.1\r\nHost: kube\r\n\r\n"
                            .formatted(NAMESPACE, listener.getLocalPort());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            try (Socket waiting = listener.accept()) {
                waiting.setSoTimeout(20_000);
                waiting.getInputStream().read();
                socket.close();
                assertThat(waiting.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void upperCase(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: capitals\r\nConnection: Upgrade\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                socket.getOutputStream().write(Character.toUpperCase(b));
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    @Test
    void aNodeServesWhatItsKubeletHas() throws Exception {
        api.send(
                "POST",
                "/api/v1/nodes",
                "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"}}");
        assertThat(send("GET", "/api/v1/nodes/n/proxy/healthz", "").body()).isEqualTo("ok");
        assertThat(send("GET", "/api/v1/nodes/n:10250/proxy/pods/", "").body())
                .startsWith("{\"kind\":\"PodList\"")
                .contains("\"name\":\"web\"");
        assertThat(send("GET", "/api/v1/nodes/n/proxy/containerLogs/default/web/c", "").body())
                .isEqualTo("log\n");
        assertThat(send("GET", "/api/v1/nodes/n/proxy/metrics", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/api/v1/nodes/none/proxy/healthz", "").body())
                .contains("nodes \\\"none\\\" not found");
    }

    @Test
    void theOldFormsOfProxiesAreGone() throws Exception {
        assertThat(send("GET", "/api/v1/proxy/namespaces/default/pods/web", "").statusCode())
                .isEqualTo(404);
    }
}
