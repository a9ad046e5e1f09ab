package dev.kubejar.apiserver.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What a server proves itself with, and whose clients it asks to do the same.
///
/// @param key of the first certificate in `chain`
/// @param chain the server's own certificate first
/// @param clientAuthorities named to clients, so that they know which certificate to send
public record TlsMaterial(
        PrivateKey key, List<X509Certificate> chain, List<X509Certificate> clientAuthorities) {
    public TlsMaterial {
        chain = List.copyOf(chain);
        clientAuthorities = List.copyOf(clientAuthorities);
    }

    /// Reads a `PRIVATE KEY` (PKCS #8) and certificates in PEM, with the JDK alone. Throws
    /// `IllegalArgumentException` when one cannot be read.
    public static TlsMaterial ofPem(String key, String chain, String clientAuthorities) {
        try {
            List<X509Certificate> own = certificates(chain);
            String algorithm = own.getFirst().getPublicKey().getAlgorithm();
            return new TlsMaterial(
                    privateKey(key, algorithm), own, certificates(clientAuthorities));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("unreadable key or certificate", e);
        }
    }

    private static PrivateKey privateKey(String pem, String algorithm)
            throws GeneralSecurityException {
        String base64 =
                pem.replace("-----BEGIN PRIVATE KEY-----", "")
                        .replace("-----END PRIVATE KEY-----", "");
        byte[] der = Base64.getMimeDecoder().decode(base64);
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        var all = new ArrayList<X509Certificate>();
        for (Certificate one :
                CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
            all.add((X509Certificate) one);
        }
        return all;
    }
}
