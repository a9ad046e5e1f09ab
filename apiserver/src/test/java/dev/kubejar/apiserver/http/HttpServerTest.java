package dev.kubejar.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.status.StatusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a well-behaved client sees, over HTTP/1.1 and HTTP/2.
final class HttpServerTest {
    private static final String LARGE = "0123456789abcdef".repeat(64 * 1024);

    private static Response answer(Request request) {
        return switch (request.path()) {
            case "/echo" -> Response.json(request.body().bytes());
            case "/what" ->
                    Response.text(
                            200,
                            request.method()
                                    + " "
                                    + request.path()
                                    + " "
                                    + request.query()
                                    + " "
                                    + request.origin().certificates().size());
            case "/large" -> Response.text(200, LARGE);
            case "/stream" ->
                    new Response.Streamed(200, Headers.EMPTY, HttpServerTest::countToThree);
            case "/bug" -> throw new IllegalStateException("a secret");
            default -> throw StatusException.badRequest("no " + request.path());
        };
    }

    private static void countToThree(BodySink sink) throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            sink.write((i + "\n").getBytes(StandardCharsets.UTF_8));
            sink.flush();
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answersOverBothVersions(Version version) throws Exception {
        try (var server = TestServer.start(HttpServerTest::answer)) {
            HttpResponse<String> response =
                    server.get(version, "/what?a=1&b=two%20words&a=3&c=x+y");

            assertThat(response.version()).isEqualTo(version);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("GET /what {a=[1, 3], b=[two words], c=[x y]} 0");
            assertThat(response.headers().firstValue("Audit-Id")).isPresent();
            assertThat(response.headers().firstValue("Cache-Control"))
                    .contains("no-cache, private");
            assertThat(response.headers().firstValue("Date")).get().asString().endsWith(" GMT");
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void streamsAndLargeBodiesArriveWhole(Version version) throws Exception {
        try (var server = TestServer.start(HttpServerTest::answer)) {
            assertThat(server.get(version, "/stream").body()).isEqualTo("1\n2\n3\n");
            assertThat(server.get(version, "/large").body()).isEqualTo(LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void bodiesComeInUpToTheLimit(Version version) throws Exception {
        try (var server = TestServer.start(HttpServerTest::answer);
                HttpClient client = TestServer.client(version)) {
            assertThat(post(client, server, LARGE).body()).isEqualTo(LARGE);

            HttpResponse<String> refused = post(client, server, LARGE.repeat(4));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body())
                    .contains("\"reason\":\"RequestEntityTooLarge\"")
                    .contains("limit is 3145728");
        }
    }

    private static HttpResponse<String> post(HttpClient client, TestServer server, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.uri("/echo"))
                        .POST(BodyPublishers.ofString(body))
                        .expectContinue(true)
                        .build(),
                BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aFailureOfOursKeepsItsSecrets(Version version) throws Exception {
        try (var server = TestServer.start(HttpServerTest::answer)) {
            HttpResponse<String> response = server.get(version, "/bug");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body())
                    .contains("\"reason\":\"InternalError\"")
                    .contains("This request caused apiserver to panic.")
                    .doesNotContain("secret", "Exception");
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aHeadHasTheLengthButNoBody(Version version) throws Exception {
        try (var server = TestServer.start(HttpServerTest::answer);
                HttpClient client = TestServer.client(version)) {
            var head = HttpRequest.newBuilder(server.uri("/large")).HEAD().build();
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> response = client.send(head, BodyHandlers.ofString());
                assertThat(response.body()).isEmpty();
                assertThat(response.headers().firstValueAsLong("Content-Length"))
                        .hasValue(LARGE.length());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void largeBodiesAreCompressedForThoseWhoAccept(Version version) throws Exception {
        try (var server = TestServer.start(HttpServerTest::answer);
                HttpClient client = TestServer.client(version)) {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(server.uri("/large"))
                                    .header("Accept-Encoding", "br, gzip;q=0.5")
                                    .build(),
                            BodyHandlers.ofByteArray());

            assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(response.headers().firstValue("Vary")).isPresent();
            assertThat(response.body().length).isLessThan(LARGE.length() / 10);
            try (var plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(LARGE);
            }
        }
    }

    @Test
    void theClientsCertificateComesWithTheRequest() throws Exception {
        var shown = Collections.synchronizedList(new ArrayList<String>());
        Handler handler =
                request -> {
                    request.origin()
                            .certificates()
                            .forEach(one -> shown.add(one.getSubjectX500Principal().getName()));
                    return Response.text(200, "");
                };
        var tls =
                TestServer.certificates()
                        .client(TestServer.certificates().signed("CN=me,O=system:masters"));
        try (var server = TestServer.start(handler);
                HttpClient client = TestServer.client(Version.HTTP_2, tls)) {
            client.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.discarding());
        }
        assertThat(shown).isEqualTo(List.of("O=system:masters,CN=me"));
    }

    @Test
    void aTakenPortHasItsOwnError() throws Exception {
        try (var first = TestServer.start(HttpServerTest::answer);
                var second = TestServer.start(HttpServerTest::answer)) {
            assertThatThrownBy(() -> second.server().listen(first.address()))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(":" + first.address().getPort());
        }
    }
}
