package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.time.Time;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A Docker Engine's API in JSON, in a version that both sides know.
///
/// An answer with status 404 becomes [RuntimeFailure.Missing], any other error
/// [RuntimeFailure.Refused] with the engine's message; no answer [RuntimeFailure.Unreachable].
///
/// Source: [API](https://docs.docker.com/reference/api/engine/)
final class Engine implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final EngineHttp http;
    private final Time time;
    private final JsonObject facts;
    private final ApiVersion version;

    private Engine(EngineHttp http, Time time, JsonObject facts, ApiVersion version) {
        this.http = http;
        this.time = time;
        this.facts = facts;
        this.version = version;
    }

    /// Asks the engine who it is.
    static Engine connect(EngineAddress address, Time time) {
        var http = new EngineHttp(address, time);
        try {
            var unversioned = new Engine(http, time, JsonObject.EMPTY, ApiVersion.OLDEST);
            JsonObject facts = unversioned.read(EngineRequest.get("/version"), "", TIMEOUT);
            return new Engine(http, time, facts, ApiVersion.agreed(facts));
        } catch (RuntimeFailure e) {
            http.close();
            throw e;
        }
    }

    /// The answer to `GET /version`.
    JsonObject facts() {
        return facts;
    }

    Time time() {
        return time;
    }

    ApiVersion version() {
        return version;
    }

    // ---- requests

    JsonObject call(EngineRequest request) {
        return call(request, TIMEOUT);
    }

    JsonObject call(EngineRequest request, Duration timeout) {
        return read(request, version.prefix(), timeout);
    }

    /// As `call`, empty for a 404.
    Optional<JsonObject> find(EngineRequest request) {
        try {
            return Optional.of(call(request));
        } catch (RuntimeFailure.Missing _) {
            return Optional.empty();
        }
    }

    List<JsonObject> list(EngineRequest request) {
        return parse(bytes(request, version.prefix(), TIMEOUT)) instanceof JsonArray array
                ? array.objects()
                : List.of();
    }

    private JsonObject read(EngineRequest request, String prefix, Duration timeout) {
        byte[] bytes = bytes(request, prefix, timeout);
        return bytes.length > 0 && parse(bytes) instanceof JsonObject object
                ? object
                : JsonObject.EMPTY;
    }

    private byte[] bytes(EngineRequest request, String prefix, Duration timeout) {
        try (EngineHttp.Answer answer = http.send(request, prefix, timeout)) {
            byte[] bytes = answer.body().readAllBytes();
            if (answer.status() >= 400) {
                throw failure(answer.status(), bytes);
            }
            return bytes;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// A body that is read as it comes; closing it ends the request.
    InputStream stream(EngineRequest request) {
        return new AnswerStream(open(request));
    }

    /// The bare connection that an upgrade gives; it belongs to the caller.
    EngineConnection hijack(EngineRequest request) {
        return open(request.upgrade()).hijack();
    }

    private EngineHttp.Answer open(EngineRequest request) {
        try {
            EngineHttp.Answer answer = http.send(request, version.prefix(), Duration.ZERO);
            if (answer.status() < 400) {
                return answer;
            }
            try (answer) {
                throw failure(answer.status(), answer.body().readAllBytes());
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    // ---- failures

    RuntimeFailure.Unreachable unreachable(IOException e) {
        return new RuntimeFailure.Unreachable(
                "no answer from the Docker Engine at " + http.address() + ": " + e, e);
    }

    private static RuntimeFailure failure(int status, byte[] body) {
        String message = message(body);
        return status == 404
                ? new RuntimeFailure.Missing(message)
                : new RuntimeFailure.Refused(message);
    }

    private static String message(byte[] body) {
        String text = new String(body, UTF_8).strip();
        try {
            return JsonReader.parse(body) instanceof JsonObject object
                    ? object.findString("message").orElse(text)
                    : text;
        } catch (JsonParseException _) {
            return text;
        }
    }

    private static Json parse(byte[] bytes) {
        try {
            return JsonReader.parse(bytes);
        } catch (JsonParseException e) {
            throw new RuntimeFailure.Refused("the Docker Engine's answer is no JSON: " + e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
