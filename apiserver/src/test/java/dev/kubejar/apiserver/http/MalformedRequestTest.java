package dev.kubejar.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What comes of bytes that no decent client sends.
final class MalformedRequestTest {
    private static final AtomicInteger HANDLED = new AtomicInteger();
    private static TestServer server;

    @BeforeAll
    static void start() throws InterruptedException {
        server =
                TestServer.start(request -> {
                    HANDLED.incrementAndGet();
                    return Response.text(200, "body=" + request.body().bytes().length);
                });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    record Row(String name, String request, String status) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static String post(String headers, String body) {
        return "POST / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n" + body;
    }

    static final List<Row> REFUSED =
            List.of(
                    new Row("no HTTP", "hello\r\n\r\n", "400"),
                    new Row("bad escape", get("/a%zz", "Host: x"), "400"),
                    new Row("cut escape", get("/a%2", "Host: x"), "400"),
                    new Row("no host", get("/"), "400"),
                    new Row("two hosts", get("/", "Host: x", "Host: y"), "400"),
                    new Row("CONNECT", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", "400"),
                    new Row("relative target", get("a", "Host: x"), "400"),
                    new Row(
                            "length and chunks",
                            post("Content-Length: 4\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                            "400"),
                    new Row(
                            "two lengths",
                            post("Content-Length: 4\r\nContent-Length: 5", "abcde"),
                            "400"),
                    new Row("negative length", post("Content-Length: -1", ""), "400"),
                    new Row("bad chunk", post("Transfer-Encoding: chunked", "zz\r\n\r\n"), "400"),
                    new Row("space before colon", get("/", "Host : x"), "400"),
                    new Row("unknown expectation", get("/", "Host: x", "Expect: tea"), "417"),
                    new Row("huge header", get("/", "Host: x", "A: " + "a".repeat(1 << 20)), "431"),
                    new Row("huge target", get("/" + "a".repeat(1 << 20), "Host: x"), "431"));

    @ParameterizedTest
    @FieldSource("REFUSED")
    void isRefusedAndEndsTheConnection(Row row) throws Exception {
        int before = HANDLED.get();
        // what a smuggled second request would look like
        String answer = server.talk(row.request() + get("/smuggled", "Host: x"));

        assertThat(answer).startsWith("HTTP/1.1 " + row.status());
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(HANDLED.get()).isEqualTo(before);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        String answer =
                server.talk(
                        post("Content-Length: 3", "abc")
                                + post("Transfer-Encoding: chunked", "2\r\nab\r\n0\r\n\r\n")
                                + get("https://x/absolute", "Host: x", "Connection: close"));

        assertThat(answer).containsSubsequence("body=3", "body=2", "Connection: close", "body=0");
    }

    @Test
    void anOldClientGetsItsAnswerAndTheEnd() throws Exception {
        assertThat(server.talk("GET / HTTP/1.0\r\n\r\n")).endsWith("body=0");
    }

    @Test
    void anAnnouncedBodyOverTheLimitIsNotWaitedFor() throws Exception {
        String answer = server.talk(post("Content-Length: 99999999\r\nExpect: 100-continue", ""));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("RequestEntityTooLarge");
    }

    @Test
    void slowHeadersEndTheConnection() throws Exception {
        var time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        try (var slow = TestServer.start(_ -> Response.text(200, ""), Limits.DEFAULT, time);
                SSLSocket socket = slow.connect()) {
            socket.getOutputStream().write('G');
            socket.getOutputStream().flush();

            time.advance(Limits.DEFAULT.headerTime().plusSeconds(2));

            assertThat(closed(socket)).isTrue();
        }
    }

    @Test
    void anIdleConnectionEndsInItsTimeAndNotBefore() throws Exception {
        var time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        try (var idle = TestServer.start(_ -> Response.text(200, "x"), Limits.DEFAULT, time);
                SSLSocket socket = idle.connect()) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write(get("/", "Host: x").getBytes(StandardCharsets.US_ASCII));
                readUntil(socket, 'x');
                time.advance(Duration.ofSeconds(60));
            }
            time.advance(Duration.ofSeconds(60));

            assertThat(closed(socket)).isTrue();
        }
    }

    private static void readUntil(SSLSocket socket, char last) throws IOException {
        int blankLine = 0;
        var text = new StringBuilder();
        while (blankLine == 0 || text.charAt(text.length() - 1) != last) {
            text.append((char) socket.getInputStream().read());
            blankLine = Math.max(0, text.indexOf("\r\n\r\n"));
        }
    }

    private static boolean closed(SSLSocket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException _) {
            return true;
        }
    }
}
