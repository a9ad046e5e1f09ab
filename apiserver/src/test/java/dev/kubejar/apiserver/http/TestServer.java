package dev.kubejar.apiserver.http;

import dev.kubejar.api.time.RealTime;
import dev.kubejar.api.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A real server on a free port of the loopback address, and clients for it.
public final class TestServer implements AutoCloseable {
    private static final TestCertificates CERTIFICATES = new TestCertificates();

    private final HttpServer server;
    private final InetSocketAddress address;

    private TestServer(HttpServer server) throws InterruptedException {
        this.server = server;
        this.address = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public static TestServer start(Handler handler) throws InterruptedException {
        return start(handler, Limits.DEFAULT, new RealTime());
    }

    static TestServer start(Handler handler, Limits limits, Time time) throws InterruptedException {
        return new TestServer(new HttpServer(handler, CERTIFICATES.server(), limits, time));
    }

    public static TestCertificates certificates() {
        return CERTIFICATES;
    }

    HttpServer server() {
        return server;
    }

    public InetSocketAddress address() {
        return address;
    }

    public URI uri(String target) {
        return URI.create("https://127.0.0.1:" + address.getPort() + target);
    }

    public static HttpClient client(HttpClient.Version version) {
        return client(version, CERTIFICATES.anonymous());
    }

    public static HttpClient client(HttpClient.Version version, SSLContext tls) {
        return HttpClient.newBuilder().version(version).sslContext(tls).build();
    }

    /// GET with a client of its own.
    HttpResponse<String> get(HttpClient.Version version, String target)
            throws IOException, InterruptedException {
        try (HttpClient client = client(version)) {
            return client.send(
                    HttpRequest.newBuilder(uri(target)).build(), BodyHandlers.ofString());
        }
    }

    /// As [#connect], for other packages.
    public Socket connection() throws IOException {
        return connect();
    }

    /// A bare TLS connection.
    SSLSocket connect() throws IOException {
        var socket =
                (SSLSocket)
                        CERTIFICATES
                                .anonymous()
                                .getSocketFactory()
                                .createSocket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Sends `text` on a bare connection; all that the server says until it closes.
    String talk(String text) throws IOException {
        try (SSLSocket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
