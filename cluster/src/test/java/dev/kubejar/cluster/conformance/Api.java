package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The cluster's API as any client sees it: HTTPS with the admin's certificate, JSON in and out.
final class Api implements AutoCloseable {
    private final HttpClient http;
    private final String server;

    private Api(HttpClient http, String server) {
        this.http = http;
        this.server = server;
    }

    static Api of(SimulatedCluster cluster) {
        HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(cluster.tls())
                        .version(HttpClient.Version.HTTP_2)
                        .build();
        return new Api(http, cluster.server());
    }

    /// What the server said.
    record Answer(int code, String text) {

        /// The body, of an answer that must be a success.
        JsonObject json() {
            assertThat(code).as(text).isBetween(200, 299);
            return JsonReader.parseObject(text.getBytes(StandardCharsets.UTF_8));
        }

        /// The Status of an answer that must be a refusal with this code.
        JsonObject refusal(int expected) {
            assertThat(code).as(text).isEqualTo(expected);
            return JsonReader.parseObject(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer create(String path, JsonObject body) {
        return send(request(path, "Content-Type", "application/json").POST(publisher(body)));
    }

    Answer create(String path, String yaml, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/yaml")
                        .POST(BodyPublishers.ofString(yaml)));
    }

    Answer update(String path, JsonObject body) {
        return send(request(path, "Content-Type", "application/json").PUT(publisher(body)));
    }

    /// A merge patch.
    Answer patch(String path, String json) {
        return patch(path, "application/merge-patch+json", json);
    }

    Answer patch(String path, String type, String body) {
        return send(
                request(path, "Content-Type", type).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /// With `DeleteOptions` as fields of a JSON object.
    Answer delete(String path, String options) {
        return send(
                request(path, "Content-Type", "application/json")
                        .method("DELETE", BodyPublishers.ofString(options)));
    }

    private static HttpRequest.BodyPublisher publisher(JsonObject body) {
        return BodyPublishers.ofString(body.toString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The events of a watch, begun now; to be closed.
    Watching watch(String pathAndQuery) {
        String path = pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "watch=true";
        try {
            HttpResponse<Stream<String>> response =
                    http.send(request(path).GET().build(), BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            return new Watching(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The items of a list.
    List<JsonObject> items(String path) {
        return get(path).json().objects("items");
    }

    /// The names of a list's items.
    List<String> names(String path) {
        return items(path).stream().map(Api::name).toList();
    }

    static String name(JsonObject object) {
        return object.object("metadata").string("name");
    }

    /// The text at a path of fields, empty when there is none.
    static String text(JsonObject object, String... path) {
        return object.at(List.of(path)).map(Json::toString).orElse("").replaceAll("^\"|\"$", "");
    }

    @Override
    public void close() {
        http.close();
    }
}
