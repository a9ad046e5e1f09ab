package dev.kubejar.apiserver.http;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority that lives for one test run, and what it signs.
public final class TestCertificates {
    public static final Instant NOT_BEFORE = Instant.parse("2020-01-01T00:00:00Z");
    public static final Instant NOT_AFTER = Instant.parse("2120-01-01T00:00:00Z");

    private final Signed authority;

    /// A key and the certificate of its public half.
    public record Signed(PrivateKey key, X509Certificate certificate) {}

    public TestCertificates() {
        KeyPair keys = keys();
        this.authority =
                new Signed(
                        keys.getPrivate(),
                        sign("CN=test-ca", keys, keys, "CN=test-ca", Optional.empty()));
    }

    public X509Certificate authority() {
        return authority.certificate();
    }

    /// The material of a server on the loopback addresses.
    public TlsMaterial server() {
        Signed server = signedForServers("CN=kube-apiserver");
        return new TlsMaterial(
                server.key(), List.of(server.certificate()), List.of(authority.certificate()));
    }

    /// A certificate such as `O=system:masters,CN=admin`, valid for a century.
    public Signed signed(String subject) {
        return signed(subject, KeyPurposeId.id_kp_clientAuth);
    }

    public Signed signedForServers(String subject) {
        return signed(subject, KeyPurposeId.id_kp_serverAuth);
    }

    private Signed signed(String subject, KeyPurposeId purpose) {
        KeyPair keys = keys();
        var signer = new KeyPair(authority.certificate().getPublicKey(), authority.key());
        return new Signed(
                keys.getPrivate(), sign(subject, keys, signer, "CN=test-ca", Optional.of(purpose)));
    }

    /// A client that trusts the authority and shows nothing.
    public SSLContext anonymous() {
        return context(List.of());
    }

    public SSLContext client(Signed own) {
        return context(List.of(own));
    }

    private SSLContext context(List<Signed> own) {
        try {
            var trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("ca", authority.certificate());
            var trusted = TrustManagerFactory.getInstance("PKIX");
            trusted.init(trust);
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            for (Signed one : own) {
                Certificate[] chain = {one.certificate()};
                keys.setKeyEntry("client", one.key(), new char[0], chain);
            }
            var shown = KeyManagerFactory.getInstance("PKIX");
            shown.init(keys, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(
            String subject,
            KeyPair keys,
            KeyPair signer,
            String issuer,
            Optional<KeyPurposeId> purpose) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(NOT_BEFORE),
                            Date.from(NOT_AFTER),
                            new X500Name(subject),
                            keys.getPublic());
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(purpose.isEmpty()));
            if (purpose.isPresent()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.get()));
            }
            GeneralName[] names = {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, "webhook.default.svc")
            };
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            var content = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(content));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
