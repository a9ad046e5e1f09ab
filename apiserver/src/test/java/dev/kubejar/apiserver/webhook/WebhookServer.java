package dev.kubejar.apiserver.webhook;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.http.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Somebody's webhook on the loopback address.
public final class WebhookServer implements AutoCloseable {
    private final TestCertificates certificates = new TestCertificates();
    private final HttpsServer server;
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    /// What it answers.
    public record Answer(int code, String body) {}

    /// @param decide makes the answer to a review
    public WebhookServer(Function<JsonObject, Answer> decide) {
        try {
            server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setHttpsConfigurator(
                new HttpsConfigurator(
                        certificates.client(certificates.signedForServers("CN=webhook"))));
        server.createContext(
                "/convert",
                exchange -> {
                    JsonObject review =
                            JsonReader.parseObject(exchange.getRequestBody().readAllBytes());
                    asked.add(review);
                    Answer answer = decide.apply(review);
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.code(), 0); // in chunks
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// The reviews that it got.
    public List<JsonObject> asked() {
        return List.copyOf(asked);
    }

    /// As a `clientConfig` has it.
    public String caBundle() {
        return bundle(certificates);
    }

    /// The bundle of an authority that signed nothing here.
    public static String strangersBundle() {
        return bundle(new TestCertificates());
    }

    private static String bundle(TestCertificates certificates) {
        try {
            String pem =
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(certificates.authority().getEncoded())
                            + "\n-----END CERTIFICATE-----\n";
            return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
