package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The API through sockets: what goes over the wire beside the objects.
final class WireTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir private static Path dir;
    private static TestServer api;
    private static dev.kubejar.apiserver.http.TestServer server;

    @BeforeAll
    static void open() throws Exception {
        api = new TestServer(dir.resolve("store"));
        server = api.listening();
        api.send("POST", MAPS, TestServer.configMap("small", "1"));
        api.send(
                "POST",
                MAPS,
                TestServer.configMap("large", "1")
                        .replace(
                                "\"key\": \"1\"",
                                "\"key\": \"%s\"".formatted("x".repeat(200_000))));
    }

    @AfterAll
    static void close() {
        server.close();
        api.close();
    }

    private static HttpResponse<byte[]> send(Version version, HttpRequest.Builder request)
            throws Exception {
        try (HttpClient client = dev.kubejar.apiserver.http.TestServer.client(version)) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(server.uri(target));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void everyAnswerHasUpstreamsHeaders(Version version) throws Exception {
        HttpResponse<byte[]> answer =
                send(version, request(MAPS + "/small").header("Audit-Id", "asked-for"));

        assertThat(header(answer, "Audit-Id")).isEqualTo("asked-for");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache, private");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Content-Length"))
                .isEqualTo(Integer.toString(answer.body().length));
        assertThat(
                        ZonedDateTime.parse(
                                header(answer, "Date"), DateTimeFormatter.RFC_1123_DATE_TIME))
                .isNotNull();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).endsWith("}\n");
        assertThat(header(send(version, request("/api")), "Audit-Id")).hasSize(36);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void onlyLargeAnswersAreCompressed(Version version) throws Exception {
        HttpResponse<byte[]> large =
                send(version, request(MAPS + "/large").header("Accept-Encoding", "gzip"));
        HttpResponse<byte[]> small =
                send(version, request(MAPS + "/small").header("Accept-Encoding", "gzip"));
        HttpResponse<byte[]> plain = send(version, request(MAPS + "/large"));

        assertThat(header(large, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(small, "Content-Encoding")).isEmpty();
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(large.body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void moreThanThreeMebibytesAreTooMany(Version version) throws Exception {
        HttpResponse<byte[]> answer =
                send(
                        version,
                        request(MAPS)
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                new byte[(3 << 20) + 1])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(JsonReader.parseObject(answer.body()).string("message"))
                .isEqualTo("Request entity too large: limit is 3145728");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/namespaces/default/configmaps/|200|\"ConfigMapList\"",
                "/nothing/here|404|404 page not found",
                "//api|404|404 page not found",
                "/healthz/|404|404 page not found",
                "/api/v1//configmaps|404|the server could not find the requested resource",
                "/version/|200|\"major\"",
                "/apis/nobody.example.com/v1/things|404|404 page not found",
                "/api/v1/things|404|the server could not find the requested resource",
                "/api/v1/namespaces//configmaps|404|the server could not find the requested resource",
                "/api/v1/namespaces/nowhere/configmaps|200|\"items\":[]",
                "/api/v1/namespaces/default/configmaps?nonsense=1|200|\"ConfigMapList\"",
                "/api/v1/namespaces/default/configmaps?limit=|200|\"ConfigMapList\"",
                "/api/v1/namespaces/default/configmaps?timeoutSeconds=x|400|strconv.ParseInt: parsing",
                "/api/v1/namespaces/default/configmaps/small?pretty=true|200|{\n",
            })
    void pathsAndParametersMeanWhatTheyMeanUpstream(String target, int code, String says)
            throws Exception {
        HttpResponse<byte[]> answer = send(Version.HTTP_2, request(target));

        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains(says.replace("\\n", "\n"));
    }

    @Test
    void whatIsNotFoundIsNotSniffed() throws Exception {
        HttpResponse<byte[]> answer = send(Version.HTTP_2, request("/nothing"));

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aBadEscapeIsABadRequestAndNoMore() throws Exception {
        String answer = talk("GET /api/%zz HTTP/1.1\r\nHost: kube\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith("\r\n\r\n400 Bad Request");
    }

    @Test
    void namesOfHeadersAreWrittenAsGoWritesThem() throws Exception {
        String head = talk("GET /version HTTP/1.1\r\nHost: kube\r\nConnection: close\r\n\r\n");

        assertThat(head)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nAudit-Id: ", "\r\nCache-Control: ", "\r\nDate: ")
                .contains(
                        "\r\nContent-Type: ", "\r\nContent-Length: ", "\r\nConnection: close\r\n");
    }

    private static String talk(String request) throws IOException {
        try (Socket socket = server.connection()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
