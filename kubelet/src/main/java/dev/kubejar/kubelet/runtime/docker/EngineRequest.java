package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonWriter;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request to the engine, put together by one thread. Its path is the one below the API version,
/// e.g. `/containers/json`.
final class EngineRequest {
    private final String method;
    private final StringBuilder path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private boolean asked;

    private EngineRequest(String method, String path) {
        this.method = method;
        this.path = new StringBuilder(path);
    }

    static EngineRequest get(String path) {
        return new EngineRequest("GET", path);
    }

    static EngineRequest post(String path) {
        return new EngineRequest("POST", path);
    }

    static EngineRequest delete(String path) {
        return new EngineRequest("DELETE", path);
    }

    EngineRequest query(String name, String value) {
        path.append(asked ? '&' : '?').append(name).append('=');
        path.append(URLEncoder.encode(value, UTF_8));
        asked = true;
        return this;
    }

    EngineRequest query(String name, boolean value) {
        return query(name, value ? "1" : "0");
    }

    EngineRequest query(String name, long value) {
        return query(name, Long.toString(value));
    }

    EngineRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    EngineRequest json(Json json) {
        return body("application/json", JsonWriter.bytes(json));
    }

    EngineRequest body(String contentType, byte[] bytes) {
        body = bytes;
        return header("Content-Type", contentType);
    }

    /// Asks for the bare connection instead of an answer.
    EngineRequest upgrade() {
        return header("Connection", "Upgrade").header("Upgrade", "tcp");
    }

    boolean isRepeatable() {
        return method.equals("GET");
    }

    byte[] body() {
        return body.clone();
    }

    /// The request's head as it goes over the wire.
    ///
    /// @param prefix before the path, e.g. `/v1.41`
    byte[] head(String prefix) {
        var head = new StringBuilder(256);
        head.append(method).append(' ').append(prefix).append(path).append(" HTTP/1.1\r\n");
        head.append("Host: docker\r\nContent-Length: ").append(body.length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
