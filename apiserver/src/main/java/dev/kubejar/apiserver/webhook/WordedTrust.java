package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.net.IpText;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// The JDK's judgement of a server's certificate, with Go's words for its refusals.
///
/// Source: [crypto/x509](https://pkg.go.dev/crypto/x509#Certificate.Verify)
final class WordedTrust extends X509ExtendedTrustManager {
    private static final String UNVERIFIED = "tls: failed to verify certificate: x509: ";
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager trust;

    WordedTrust(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        try {
            trust.checkServerTrusted(chain, type, socket);
        } catch (CertificateException e) {
            String host =
                    socket instanceof SSLSocket secured
                            ? secured.getHandshakeSession().getPeerHost()
                            : "";
            throw new CertificateException(UNVERIFIED + why(e, chain[0], host), e);
        }
    }

    private static String why(CertificateException failure, X509Certificate shown, String host) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case CertificateExpiredException _, CertificateNotYetValidException _ -> {
                    return "certificate has expired or is not yet valid: " + at.getMessage();
                }
                case CertPathBuilderException _, CertPathValidatorException _ -> {
                    return "certificate signed by unknown authority";
                }
                default -> {} // its cause may say more
            }
        }
        return mismatch(shown, host);
    }

    private static String mismatch(X509Certificate shown, String host) {
        boolean isIp = IpText.complaints(host).isEmpty();
        String names = names(shown, isIp ? IP_ADDRESS : DNS_NAME);
        if (!names.isEmpty()) {
            return "certificate is valid for %s, not %s".formatted(names, host);
        }
        return isIp
                ? "cannot validate certificate for %s because it doesn't contain any IP SANs"
                        .formatted(host)
                : "certificate is not valid for any names, but wanted to match " + host;
    }

    /// The names that a certificate is valid for: `webhook.default.svc, localhost`.
    private static String names(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : names.stream()
                            .filter(name -> name.getFirst().equals(kind))
                            .map(name -> String.valueOf(name.get(1)))
                            .collect(Collectors.joining(", "));
        } catch (CertificateParsingException _) { // names that cannot be read are none
            return "";
        }
    }

    // ---- not asked by clients over sockets

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        trust.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        trust.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        trust.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
