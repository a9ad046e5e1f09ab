package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whatever handshake a client makes, over its connection comes an answer, which blames the client,
/// or the end; whatever it sends after the handshake.
///
/// `-Dfuzz.seed=` repeats a run, `-Dfuzz.handshakes=` takes more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandshakeFuzzTest {
    private static final int HANDSHAKES = Integer.getInteger("fuzz.handshakes", 60);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String POD = "/api/v1/namespaces/default/pods/a";

    private static final List<String> TARGETS =
            List.of(
                    POD + "/exec?command=a&stdout=true",
                    POD + "/attach?stdin=1",
                    POD + "/portforward?ports=80",
                    POD + "/log?follow=true",
                    POD + "/proxy/",
                    "/api/v1/namespaces/default/services/a/proxy",
                    "/api/v1/pods?watch=1&timeoutSeconds=1",
                    "/apis/apps/v1/watch/deployments?timeoutSeconds=1",
                    "/openapi/v3/apis/apps/v1",
                    "/nothing");

    private static final List<List<String>> HEADERS =
            List.of(
                    List.of("Connection: Upgrade", "Connection: close", "Connection: Upgrade, x"),
                    List.of("Upgrade: websocket", "Upgrade: SPDY/3.1", "Upgrade: h2c", "Upgrade:"),
                    List.of(
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Version: 8",
                            "Sec-WebSocket-Version: x"),
                    List.of(
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "Sec-WebSocket-Key: short",
                            "Sec-WebSocket-Key:"),
                    List.of(
                            "Sec-WebSocket-Protocol: v5.channel.k8s.io",
                            "Sec-WebSocket-Protocol: SPDY/3.1+portforward.k8s.io",
                            "Sec-WebSocket-Protocol: base64.binary.k8s.io, base64url.bearer.authorization.k8s.io.%%",
                            "Sec-WebSocket-Protocol: ,,"),
                    List.of(
                            "Sec-WebSocket-Extensions: permessage-deflate",
                            "Sec-WebSocket-Extensions: ;;="),
                    List.of(
                            "Accept-Encoding: gzip",
                            "Accept-Encoding: gzip;q=0, br",
                            "Accept-Encoding: ;,,"),
                    List.of(
                            "Accept: application/json;stream=watch",
                            "Accept: application/vnd.kubernetes.protobuf;stream=watch",
                            "Accept: text/html"),
                    List.of(
                            "X-Stream-Protocol-Version: v4.channel.k8s.io",
                            "X-Stream-Protocol-Version: v0"),
                    List.of("Content-Length: 0", "Content-Length: 7", "Content-Length: -1"),
                    List.of("Transfer-Encoding: chunked", "Transfer-Encoding: gzip"),
                    List.of("Content-Encoding: gzip"),
                    List.of("Expect: 100-continue", "Expect: x"));

    /// A server waits for the rest of a body that has begun, so these have an end.
    private static final List<String> CHUNKS =
            List.of("0\r\n\r\n", "3\r\nabc\r\n0\r\n\r\n", "zz\r\n\r\n", "-1\r\n\r\n", "\r\n\r\n");

    private TestServer api;
    private dev.kubejar.apiserver.http.TestServer server;

    @BeforeAll
    void open(@TempDir Path folder) throws InterruptedException {
        api = new TestServer(folder);
        api.send("POST", "/api/v1/namespaces/default/pods", TestServer.pod("a", "", ""));
        server = api.listening();
    }

    @AfterAll
    void close() {
        server.close();
        api.close();
    }

    @Test
    void everyHandshakeIsAnsweredOrEnds() throws IOException {
        long seed = Seed.first();
        for (int i = 0; i < HANDSHAKES; i++) {
            Choices choices = Choices.of(new Random(seed + i));
            String request = request(choices);
            assertThat(status(request, choices))
                    .as("-Dfuzz.seed=%d\n%s", seed + i, request)
                    .doesNotStartWith("HTTP/1.1 500");
        }
    }

    private static String request(Choices choices) {
        var request = new StringBuilder();
        request.append(choices.oneIn(8) ? "POST " : "GET ");
        request.append(choices.pick(TARGETS)).append(" HTTP/1.1\r\nHost: test\r\n");
        int rarity = 2 + choices.below(3);
        for (List<String> header : HEADERS) {
            if (!choices.oneIn(rarity)) {
                request.append(choices.oneIn(3) ? choices.pick(header) : header.getFirst());
                request.append("\r\n");
            }
        }
        request.append("\r\n");
        boolean chunked = request.indexOf("chunked") >= 0;
        return request.append(chunked ? choices.pick(CHUNKS) : choices.text(20) + "1234567")
                .toString();
    }

    /// The first line of the answer; empty when there is none.
    private String status(String request, Choices choices) throws IOException {
        try (Socket socket = server.connection()) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            if (line != null && line.contains(" 101 ")) {
                out.write(choices.text(60).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return line == null ? "" : line;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (IOException e) {
            return ""; // the server hung up while we were still speaking
        }
    }
}
