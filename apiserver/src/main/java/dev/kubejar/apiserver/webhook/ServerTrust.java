package dev.kubejar.apiserver.webhook;

import dev.kubejar.client.DuplexStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whose certificates a webhook may show. Safe for any thread.
final class ServerTrust {
    private static final String UNREADABLE =
            "unable to load root certificates: unable to parse bytes as PEM block";

    private final SSLContext context;

    private ServerTrust(SSLContext context) {
        this.context = context;
    }

    /// Trusts the authorities in `caBundle`, or the JDK's when it is empty.
    ///
    /// @throws IOException when there are none to be read in it
    static ServerTrust of(String caBundle) throws IOException {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(caBundle.isEmpty() ? null : authorities(caBundle));
            TrustManager[] managers =
                    Stream.of(factory.getTrustManagers())
                            .map(ServerTrust::worded)
                            .toArray(TrustManager[]::new);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return new ServerTrust(context);
        } catch (GeneralSecurityException e) {
            throw new IOException(UNREADABLE, e);
        }
    }

    private static TrustManager worded(TrustManager manager) {
        return manager instanceof X509ExtendedTrustManager trust ? new WordedTrust(trust) : manager;
    }

    private static KeyStore authorities(String caBundle)
            throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        var pem = new ByteArrayInputStream(caBundle.getBytes(StandardCharsets.UTF_8));
        int count = 0;
        for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            authorities.setCertificateEntry("ca-" + count++, one);
        }
        if (count == 0) {
            throw new IOException(UNREADABLE);
        }
        return authorities;
    }

    /// Shakes hands over `plain` with a server that must prove to be `host`.
    DuplexStream secure(Socket plain, String host, int port) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!host.matches("[0-9.]+|.*:.*")) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new Secured(socket, socket.getInputStream(), socket.getOutputStream());
    }

    private record Secured(SSLSocket socket, InputStream input, OutputStream output)
            implements DuplexStream {
        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
