package dev.kubejar.apiserver.http;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/// TLS 1.3 and 1.2 by the JDK, with ALPN for HTTP/2 and HTTP/1.1.
///
/// Netty gets engines that are ready to use. Its own `SslContext` would first try the JDK out: with
/// the world's authorities, a key store under a password, and BouncyCastle if there is one. Those
/// are 800 classes and a seventh of a start's CPU time, for things that no server here needs.
final class Tls {
    private final SSLContext context;
    private final SSLParameters parameters;

    Tls(TlsMaterial material) {
        this.context = context(material);
        this.parameters = new SSLParameters(ciphers(context), new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setApplicationProtocols(
                new String[] {ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1});
        parameters.setWantClientAuth(true);
    }

    private static SSLContext context(TlsMaterial material) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new ServerKey(material)},
                    new TrustManager[] {new AnyClient(material.clientAuthorities())},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /// Those that HTTP/2 allows, as far as this JDK has them.
    private static String[] ciphers(SSLContext context) {
        Set<String> known = Set.of(context.getSupportedSSLParameters().getCipherSuites());
        return Http2SecurityUtil.CIPHERS.stream().filter(known::contains).toArray(String[]::new);
    }

    /// The server's end of a new connection.
    SslHandler newHandler() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters);
        return new SslHandler(engine);
    }

    /// Whether the handshake of this connection ended with HTTP/2.
    static boolean speaksHttp2(SslHandler handler) {
        return ApplicationProtocolNames.HTTP_2.equals(handler.engine().getApplicationProtocol());
    }

    /// What the client showed in the handshake; empty without a certificate.
    static List<X509Certificate> certificates(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException _) {
            return List.of();
        }
    }
}
