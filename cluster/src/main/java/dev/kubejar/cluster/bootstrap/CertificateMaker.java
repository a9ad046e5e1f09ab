package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.net.Ipv4;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes keys and certificates, on the first start only: the one class that loads BouncyCastle.
final class CertificateMaker {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    CertificateMaker(Instant now) {
        this.now = now;
    }

    Identity authority(String name) {
        var subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
        KeyPair keys = elliptic();
        try {
            var builder = builder(subject, keys, subject, CA_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            KeyUsage.digitalSignature
                                    | KeyUsage.keyEncipherment
                                    | KeyUsage.keyCertSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new Identity(sign(builder, keys), keys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make the certificate of " + name, e);
        }
    }

    Identity server(Identity authority, String name, List<String> dnsNames, List<Ipv4> addresses) {
        var names = new ArrayList<GeneralName>();
        dnsNames.forEach(dns -> names.add(new GeneralName(GeneralName.dNSName, dns)));
        addresses.forEach(ip -> names.add(new GeneralName(GeneralName.iPAddress, ip.toString())));
        var subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
        return issue(authority, subject, elliptic(), KeyPurposeId.id_kp_serverAuth, names);
    }

    /// A client's certificate: the user's name, and a group for each `O`. The key is RSA, as in
    /// upstream's kubeconfigs: clients in Java read no other kind without BouncyCastle.
    Identity client(Identity authority, String user, String group) {
        var subject =
                new X500NameBuilder().addRDN(BCStyle.O, group).addRDN(BCStyle.CN, user).build();
        return issue(authority, subject, rsa(), KeyPurposeId.id_kp_clientAuth, List.of());
    }

    private Identity issue(
            Identity authority,
            X500Name subject,
            KeyPair keys,
            KeyPurposeId purpose,
            List<GeneralName> names) {
        try {
            var issuer =
                    X500Name.getInstance(
                            authority.certificate().getSubjectX500Principal().getEncoded());
            var builder = builder(subject, keys, issuer, LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(authority.certificate()));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            return new Identity(
                    sign(
                            builder,
                            new KeyPair(authority.certificate().getPublicKey(), authority.key())),
                    keys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make the certificate of " + subject, e);
        }
    }

    private JcaX509v3CertificateBuilder builder(
            X500Name subject, KeyPair keys, X500Name issuer, Duration life) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, random),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by)
            throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
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
