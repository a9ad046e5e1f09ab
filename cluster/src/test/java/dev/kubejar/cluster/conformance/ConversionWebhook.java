package dev.kubejar.cluster.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.bootstrap.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A webhook on loopback that converts between `v1`, which has `hostPort: "host:port"`, and `v2`,
/// which has `host` and `port`; as upstream's test image does.
final class ConversionWebhook implements AutoCloseable {
    private final HttpsServer server;
    private final String authority;

    private ConversionWebhook(HttpsServer server, String authority) {
        this.server = server;
        this.authority = authority;
    }

    /// Starts it with certificates of its own in `folder`.
    static ConversionWebhook start(Path folder) {
        try {
            Pki pki =
                    Pki.open(folder, List.of(Ipv4.parse("127.0.0.1").orElseThrow()), Instant.now());
            var server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(pki)));
            server.createContext("/crdconvert", ConversionWebhook::answer);
            server.start();
            return new ConversionWebhook(server, pki.authority().certificatePem());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext tls(Pki pki) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        keys.setKeyEntry(
                "server",
                pki.server().key(),
                new char[0],
                new Certificate[] {pki.server().certificate()});
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        JsonObject review = JsonReader.parseObject(exchange.getRequestBody().readAllBytes());
        JsonObject request = review.object("request");
        String wanted = request.string("desiredAPIVersion");
        List<JsonObject> converted =
                request.objects("objects").stream().map(it -> converted(it, wanted)).toList();
        JsonObject response =
                JsonObject.builder()
                        .put("uid", request.string("uid"))
                        .put("result", JsonObject.of("status", Json.of("Success")))
                        .put("convertedObjects", JsonArray.of(converted))
                        .build();
        byte[] body = JsonWriter.bytes(review.without("request").with("response", response));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static JsonObject converted(JsonObject object, String apiVersion) {
        JsonObject moved = object.with("apiVersion", apiVersion);
        if (apiVersion.endsWith("/v2")) {
            String[] parts = object.string("hostPort").split(":", 2);
            return moved.without("hostPort").with("host", parts[0]).with("port", parts[1]);
        }
        return moved.without("host")
                .without("port")
                .with("hostPort", object.string("host") + ":" + object.string("port"));
    }

    /// What a definition says about it, in YAML below `spec.conversion`.
    String clientConfig() {
        String bundle =
                Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.US_ASCII));
        return "{url: 'https://127.0.0.1:%d/crdconvert', caBundle: %s}"
                .formatted(server.getAddress().getPort(), bundle);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
