package dev.kubejar.apiserver.auth;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Verifies certificates against authorities, by the JDK's PKIX.
final class CertificateChains {
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USAGE = "2.5.29.37.0";

    private final Set<TrustAnchor> anchors;

    /// The time in which every certificate of a chain is valid.
    record Validity(Instant from, Instant until) {}

    CertificateChains(List<X509Certificate> authorities) {
        this.anchors =
                authorities.stream()
                        .map(one -> new TrustAnchor(one, null))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Empty when `chain`, whose first certificate is the client's, leads to no authority or does
    /// not hold at `now`.
    Optional<Validity> verify(List<X509Certificate> chain, Instant now) {
        try {
            if (anchors.isEmpty() || !isForClients(chain.getFirst())) {
                return Optional.empty();
            }
            Validity validity = validity(build(chain, now));
            boolean holds = !now.isBefore(validity.from()) && !now.isAfter(validity.until());
            return holds ? Optional.of(validity) : Optional.empty();
        } catch (CertPathBuilderException | CertificateParsingException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PKIX", e);
        }
    }

    private static boolean isForClients(X509Certificate certificate)
            throws CertificateParsingException {
        List<String> usages = certificate.getExtendedKeyUsage();
        return usages == null || usages.contains(CLIENT_AUTH) || usages.contains(ANY_USAGE);
    }

    private PKIXCertPathBuilderResult build(List<X509Certificate> chain, Instant now)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(chain.getFirst());
        var parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static Validity validity(PKIXCertPathBuilderResult result) {
        var all = new ArrayList<X509Certificate>();
        result.getCertPath().getCertificates().forEach(one -> all.add((X509Certificate) one));
        all.add(result.getTrustAnchor().getTrustedCert());
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (X509Certificate one : all) {
            Instant notBefore = one.getNotBefore().toInstant();
            Instant notAfter = one.getNotAfter().toInstant();
            from = notBefore.isAfter(from) ? notBefore : from;
            until = notAfter.isBefore(until) ? notAfter : until;
        }
        return new Validity(from, until);
    }
}
