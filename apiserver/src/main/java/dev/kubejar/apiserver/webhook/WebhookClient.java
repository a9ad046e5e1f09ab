package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.status.GoValue;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.backend.BackendConnection;
import dev.kubejar.apiserver.backend.BackendRequest;
import dev.kubejar.apiserver.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks one webhook: a POST of JSON over TLS, on a connection of its own.
///
/// Safe for any thread; each call blocks the calling one until it is answered or its time is up.
///
/// Source: [webhook.ClientManager](https://pkg.go.dev/k8s.io/apiserver/pkg/util/webhook)
public final class WebhookClient {
    /// An answer that is longer is none: the largest object, and room for what it grows by.
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    private static final Headers HEADERS =
            Headers.of(
                    List.of(
                            Map.entry("Accept", "application/json, */*"),
                            Map.entry("Content-Type", "application/json"),
                            Map.entry("User-Agent", "kube-apiserver-admission"),
                            Map.entry("Connection", "close")));

    private final WebhookAddress address;
    private final ServiceResolver services;
    private final Time time;
    private volatile @Nullable ServerTrust trust;

    /// @param services find the address when a service leads to the webhook
    /// @param time ends calls that take too long
    public WebhookClient(WebhookAddress address, ServiceResolver services, Time time) {
        this.address = address;
        this.services = services;
        this.time = time;
    }

    /// Sends `review` and returns the answer.
    ///
    /// @param timeout for all of it, in whole seconds
    /// @throws WebhookException when there is none
    public JsonObject post(JsonObject review, Duration timeout) throws WebhookException {
        String target = address.path() + "?timeout=" + timeout.toSeconds() + "s";
        String url = "https://" + address.authority() + target;
        try (var attempt = new Attempt(time, timeout)) {
            try {
                return answer(attempt, target, review);
            } catch (IOException | UncheckedIOException e) {
                String why = attempt.isOver() ? "context deadline exceeded" : GoErrors.of(e);
                throw new WebhookException("Post %s: %s".formatted(GoValue.quoted(url), why));
            }
        }
    }

    private JsonObject answer(Attempt attempt, String target, JsonObject review)
            throws IOException, WebhookException {
        InetSocketAddress place =
                address.service().isPresent()
                        ? services.resolve(address.service().get(), address.port())
                        : InetSocketAddress.createUnresolved(address.host(), address.port());
        var connection =
                new BackendConnection(
                        attempt.connect(place, trust(), address.host(), address.port()));
        connection.send(
                new BackendRequest(
                        "POST",
                        target.startsWith("/") ? target : "/" + target,
                        HEADERS,
                        JsonWriter.bytes(review)),
                address.authority());
        BackendConnection.Head head = connection.head();
        try (InputStream body = connection.body(head, "POST")) {
            byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
            if (bytes.length > MAX_ANSWER_BYTES) {
                throw new IOException("http: response body too large");
            }
            if (attempt.isOver()) {
                throw new InterruptedIOException("timeout");
            }
            return read(head.code(), bytes);
        }
    }

    /// Read once; a race is harmless.
    private ServerTrust trust() throws IOException {
        ServerTrust known = trust;
        if (known == null) {
            known = ServerTrust.of(address.caBundle());
            trust = known;
        }
        return known;
    }

    private static JsonObject read(int code, byte[] body) throws WebhookException {
        if (code < 200 || code > 206) {
            throw new WebhookException(
                    ServerRefusal.message(code, new String(body, StandardCharsets.UTF_8).strip()));
        }
        try {
            if (JsonReader.parseForeign(body, _ -> {}) instanceof JsonObject review) {
                return review;
            }
            throw new JsonParseException("not a JSON object");
        } catch (JsonParseException e) {
            throw new WebhookException(
                    "couldn't get version/kind; json parse error: " + e.getMessage());
        }
    }
}
