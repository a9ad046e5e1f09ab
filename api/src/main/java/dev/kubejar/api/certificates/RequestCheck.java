package dev.kubejar.api.certificates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What is wrong with the bytes of a request or a certificate, in the words of Go's parser where
/// they are known.
///
/// Source: [PKCS #10](https://www.rfc-editor.org/rfc/rfc2986)
final class RequestCheck {
    private static final String EC = "1.2.840.10045.2.1";
    private static final String ED25519 = "1.3.101.112";

    private RequestCheck() {}

    /// What is wrong with `request`, base64 of PEM of a PKCS #10 request signed by its own key.
    static Optional<String> ofRequest(String request) {
        List<Pem> blocks = Pem.blocks(decoded(request));
        if (blocks.isEmpty() || !blocks.getFirst().type().equals("CERTIFICATE REQUEST")) {
            return Optional.of("PEM block type must be CERTIFICATE REQUEST");
        }
        try {
            return signature(DerReader.only(blocks.getFirst().content()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            String why = String.valueOf(e.getMessage());
            return Optional.of(
                    why.startsWith("asn1") ? why : "asn1: structure error: malformed request");
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return ""; // checked with the types of the fields
        }
    }

    /// `SEQUENCE {info SEQUENCE {version, subject, key, attributes}, algorithm, signature}`
    private static Optional<String> signature(DerReader.Value request) {
        List<DerReader.Value> parts = request.as(DerReader.SEQUENCE).parts();
        DerReader.Value key = parts.get(0).as(DerReader.SEQUENCE).parts().get(2);
        String keyId = idOf(key.as(DerReader.SEQUENCE).parts().get(0));
        try {
            PublicKey parsed =
                    KeyFactory.getInstance(keyId)
                            .generatePublic(new X509EncodedKeySpec(key.encoded()));
            Signature signature = Signature.getInstance(idOf(parts.get(1)));
            signature.initVerify(parsed);
            signature.update(parts.get(0).encoded());
            return signature.verify(parts.get(2).bits())
                    ? Optional.empty()
                    : Optional.of(verificationFailure(keyId));
        } catch (GeneralSecurityException e) {
            return Optional.of(verificationFailure(keyId));
        }
    }

    private static String idOf(DerReader.Value algorithm) {
        return algorithm.as(DerReader.SEQUENCE).parts().get(0).objectId();
    }

    private static String verificationFailure(String keyId) {
        return switch (keyId) {
            case EC -> "x509: ECDSA verification failure";
            case ED25519 -> "x509: Ed25519 verification failure";
            default -> "crypto/rsa: verification error";
        };
    }

    /// What is wrong with `certificate`, base64 of PEM of certificates; empty is good.
    static Optional<String> ofCertificate(String certificate) {
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        List<Pem> blocks = Pem.blocks(decoded(certificate));
        if (blocks.isEmpty()) {
            return Optional.of("must contain at least one CERTIFICATE PEM block");
        }
        return blocks.stream().flatMap(it -> ofBlock(it).stream()).findFirst();
    }

    private static Optional<String> ofBlock(Pem block) {
        if (!block.type().equals("CERTIFICATE")) {
            return Optional.of(
                    "only CERTIFICATE PEM blocks are allowed, found \"" + block.type() + "\"");
        }
        if (block.hasHeaders()) {
            return Optional.of("no PEM block headers are permitted");
        }
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content()));
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of("x509: malformed certificate");
        }
    }
}
