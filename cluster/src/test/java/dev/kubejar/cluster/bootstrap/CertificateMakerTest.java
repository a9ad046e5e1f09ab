package dev.kubejar.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.net.Ipv4;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;

final class CertificateMakerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final CertificateMaker maker = new CertificateMaker(NOW);
    private final Identity authority = maker.authority("kubejar-ca");
    private final Identity server =
            maker.server(
                    authority,
                    "kube-apiserver",
                    List.of("localhost", "kubernetes.default.svc"),
                    List.of(
                            Ipv4.parse("127.0.0.1").orElseThrow(),
                            Ipv4.parse("10.96.0.1").orElseThrow()));
    private final Identity client = maker.client(authority, "kubernetes-admin", "system:masters");

    private void requireValid(X509Certificate certificate) throws Exception {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void theJdkFollowsThePathToTheAuthority() throws Exception {
        requireValid(server.certificate());
        requireValid(client.certificate());
    }

    @Test
    void anotherLibraryWritesTheSameBytesForTheSameContent() throws Exception {
        for (Identity identity : List.of(authority, server, client)) {
            byte[] der = identity.certificate().getEncoded();
            assertThat(new X509CertificateHolder(der).toASN1Structure().getEncoded("DER"))
                    .isEqualTo(der);
        }
    }

    @Test
    void theServerShowsWhatItIsCalled() throws Exception {
        X509Certificate certificate = server.certificate();

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=kube-apiserver");
        assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=kubejar-ca");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "localhost"),
                        List.of(2, "kubernetes.default.svc"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "10.96.0.1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void theClientIsAUserInAGroup() throws Exception {
        X509Certificate certificate = client.certificate();

        assertThat(new X509CertificateHolder(certificate.getEncoded()).getSubject().toString())
                .isEqualTo("O=system:masters,CN=kubernetes-admin");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void onlyTheAuthorityMaySign() {
        assertThat(authority.certificate().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(usage(authority)).containsExactly(0, 2, 5);
        assertThat(List.of(server, client))
                .allSatisfy(it -> {
                    assertThat(it.certificate().getBasicConstraints()).isEqualTo(-1);
                    assertThat(usage(it)).containsExactly(0);
                });
    }

    private static List<Integer> usage(Identity identity) {
        boolean[] bits = identity.certificate().getKeyUsage();
        return IntStream.range(0, bits.length).filter(bit -> bits[bit]).boxed().toList();
    }

    @Test
    void theIssuersKeyIsNamed() throws Exception {
        var id =
                JcaX509ExtensionUtils.parseExtensionValue(
                        authority
                                .certificate()
                                .getExtensionValue(Extension.subjectKeyIdentifier.getId()));
        var issuer =
                AuthorityKeyIdentifier.getInstance(
                        JcaX509ExtensionUtils.parseExtensionValue(
                                client.certificate()
                                        .getExtensionValue(
                                                Extension.authorityKeyIdentifier.getId())));

        assertThat(issuer.getKeyIdentifierOctets())
                .isEqualTo(ASN1OctetString.getInstance(id).getOctets());
    }

    @Test
    void timeBeginsAShortWhileAgo() {
        assertThat(server.certificate().getNotBefore())
                .isEqualTo(Date.from(NOW.minus(Duration.ofMinutes(5))));
        assertThat(server.certificate().getNotAfter())
                .isEqualTo(Date.from(NOW.plus(Duration.ofDays(365))));
        assertThat(authority.certificate().getNotAfter())
                .isEqualTo(Date.from(NOW.plus(Duration.ofDays(3650))));
    }
}
