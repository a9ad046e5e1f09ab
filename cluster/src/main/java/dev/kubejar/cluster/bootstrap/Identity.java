package dev.kubejar.cluster.bootstrap;

import dev.kubejar.cluster.config.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// A certificate and its private key, as two PEM files: `NAME.crt` and, for its owner only,
/// `NAME.key`.
public record Identity(X509Certificate certificate, PrivateKey key) {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static boolean exists(Path directory, String name) {
        return Files.exists(directory.resolve(name + ".crt"))
                && Files.exists(directory.resolve(name + ".key"));
    }

    /// Throws [IOException] when a file is missing or not what it should be.
    static Identity load(Path directory, String name) throws IOException {
        try {
            var certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(
                                                    Files.readAllBytes(
                                                            directory.resolve(name + ".crt"))));
            byte[] der = decode(Files.readString(directory.resolve(name + ".key")));
            PrivateKey key =
                    KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(der));
            return new Identity(certificate, key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(directory.resolve(name + ".crt") + " or its key is damaged", e);
        }
    }

    /// Each file appears whole or not at all.
    void save(Path directory, String name) throws IOException {
        WholeFile.write(directory.resolve(name + ".key"), keyPem(), WholeFile.PRIVATE);
        WholeFile.write(directory.resolve(name + ".crt"), certificatePem(), WholeFile.READABLE);
    }

    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate has its encoding", e);
        }
    }

    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + new String(LINES.encode(der), StandardCharsets.US_ASCII)
                + "\n-----END "
                + label
                + "-----\n";
    }

    private static byte[] decode(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
