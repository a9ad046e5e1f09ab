package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.net.Ipv4;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes keys and certificates: three of them, on the first start.
///
/// Keys and signatures are the JDK's, the rest is [CertificateExtension]s and a frame around them.
/// A library for it would be 9 MB in the jar and 300 classes in everybody's first start.
///
/// Source: [RFC 5280](https://www.rfc-editor.org/rfc/rfc5280#section-4.1)
final class CertificateMaker {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final BigInteger VERSION_3 = BigInteger.TWO;
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    /// What a certificate says of its key.
    private record Content(Der subject, PublicKey key, Duration life, List<Der> extensions) {}

    /// Whose word it is.
    private record Issuer(Der name, PrivateKey key) {}

    CertificateMaker(Instant now) {
        this.now = now;
    }

    Identity authority(String name) {
        KeyPair keys = elliptic();
        Der subject = Der.sequence(part(COMMON_NAME, name));
        var content =
                new Content(
                        subject,
                        keys.getPublic(),
                        CA_LIFE,
                        List.of(
                                CertificateExtension.isAuthority(),
                                CertificateExtension.usageOfAuthority(),
                                CertificateExtension.keyId(digest(keys.getPublic()))));
        return new Identity(
                sign(content, new Issuer(subject, keys.getPrivate())), keys.getPrivate());
    }

    Identity server(Identity authority, String name, List<String> dnsNames, List<Ipv4> addresses) {
        return issue(
                authority,
                elliptic(),
                Der.sequence(part(COMMON_NAME, name)),
                List.of(
                        CertificateExtension.forServers(),
                        CertificateExtension.names(dnsNames, addresses)));
    }

    /// A client's certificate: the user's name, and a group for each `O`. The key is RSA, as in
    /// upstream's kubeconfigs: clients in Java read no other kind without BouncyCastle.
    Identity client(Identity authority, String user, String group) {
        return issue(
                authority,
                rsa(),
                Der.sequence(part(ORGANIZATION, group), part(COMMON_NAME, user)),
                List.of(CertificateExtension.forClients()));
    }

    private Identity issue(Identity authority, KeyPair keys, Der subject, List<Der> purpose) {
        var extensions =
                new ArrayList<>(
                        List.of(
                                CertificateExtension.isNoAuthority(),
                                CertificateExtension.usageOfOthers()));
        extensions.addAll(purpose);
        CertificateExtension.issuerKeyId(authority.certificate()).ifPresent(extensions::add);
        var content = new Content(subject, keys.getPublic(), LIFE, extensions);
        Der name = Der.of(authority.certificate().getSubjectX500Principal().getEncoded());
        return new Identity(sign(content, new Issuer(name, authority.key())), keys.getPrivate());
    }

    /// One attribute of a name: `CN=kube-apiserver`.
    private static Der part(String attribute, String text) {
        return Der.set(Der.sequence(Der.objectId(attribute), Der.text(text)));
    }

    private X509Certificate sign(Content content, Issuer issuer) {
        Der algorithm = Der.sequence(Der.objectId(ECDSA_WITH_SHA256));
        Der signed =
                Der.sequence(
                        Der.explicit(0, Der.integer(VERSION_3)),
                        Der.integer(new BigInteger(127, random)),
                        algorithm,
                        issuer.name(),
                        Der.sequence(
                                Der.time(now.minus(CLOCK_SKEW)),
                                Der.time(now.plus(content.life()))),
                        content.subject(),
                        Der.of(content.key().getEncoded()),
                        Der.explicit(3, Der.sequence(content.extensions())));
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuer.key(), random);
            signature.update(signed.encoded());
            return parse(Der.sequence(signed, algorithm, Der.bits(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a certificate", e);
        }
    }

    private static X509Certificate parse(Der der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der.encoded()));
    }

    /// A name for a key; any that differs from other keys' would do.
    private static byte[] digest(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private KeyPair elliptic() {
        return keys("EC", new ECGenParameterSpec("secp256r1"));
    }

    private KeyPair rsa() {
        return keys("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    }

    private KeyPair keys(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
