package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cluster's certificates: made on the first start, loaded on every other.
///
/// A server or client certificate is made anew when it lacks a name that is needed now or nears its
/// end; the authority's is kept, so that kubeconfigs out in the world stay good.
///
/// @param authority signs all others, and nothing else
/// @param server what the API server shows
/// @param admin the user of the kubeconfig, in the group `system:masters`
public record Pki(Identity authority, Identity server, Identity admin) {
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final List<String> NAMES =
            List.of(
                    "localhost",
                    "kubernetes",
                    "kubernetes.default",
                    "kubernetes.default.svc",
                    "kubernetes.default.svc.cluster.local");

    /// Opens the folder, making what is missing; `addresses` are those under which clients reach
    /// the API server.
    public static Pki open(Path directory, List<Ipv4> addresses, Instant now) {
        try {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            var keeper = new Keeper(directory, now);
            Identity authority = keeper.authority();
            return new Pki(authority, keeper.server(authority, addresses), keeper.admin(authority));
        } catch (IOException e) {
            throw new UsageException(
                    "cannot use the certificates in " + directory + ": " + e.getMessage());
        }
    }

    private record Keeper(Path directory, Instant now) {

        Identity authority() throws IOException {
            if (Identity.exists(directory, "ca")) {
                return Identity.load(directory, "ca");
            }
            return saved("ca", new CertificateMaker(now).authority("kubejar-ca"));
        }

        Identity server(Identity authority, List<Ipv4> addresses) throws IOException {
            if (Identity.exists(directory, "apiserver")) {
                Identity known = Identity.load(directory, "apiserver");
                if (isGood(known, authority)
                        && names(known.certificate()).containsAll(wanted(addresses))) {
                    return known;
                }
            }
            return saved(
                    "apiserver",
                    new CertificateMaker(now)
                            .server(authority, "kube-apiserver", NAMES, addresses));
        }

        Identity admin(Identity authority) throws IOException {
            if (Identity.exists(directory, "admin")) {
                Identity known = Identity.load(directory, "admin");
                if (isGood(known, authority)) {
                    return known;
                }
            }
            return saved(
                    "admin",
                    new CertificateMaker(now)
                            .client(authority, "kubernetes-admin", "system:masters"));
        }

        private Identity saved(String name, Identity identity) throws IOException {
            identity.save(directory, name);
            return identity;
        }

        private boolean isGood(Identity identity, Identity authority) {
            return identity.certificate()
                            .getNotAfter()
                            .toInstant()
                            .isAfter(now.plus(RENEW_BEFORE_END))
                    && isSigned(identity.certificate(), authority.certificate());
        }

        private static boolean isSigned(X509Certificate certificate, X509Certificate by) {
            try {
                certificate.verify(by.getPublicKey());
                return true;
            } catch (GeneralSecurityException e) {
                return false; // another authority's: made anew
            }
        }

        private static Set<String> wanted(List<Ipv4> addresses) {
            return Stream.concat(NAMES.stream(), addresses.stream().map(Ipv4::toString))
                    .collect(Collectors.toSet());
        }

        private static Set<String> names(X509Certificate certificate) throws IOException {
            try {
                Collection<List<?>> names = certificate.getSubjectAlternativeNames();
                return names == null
                        ? Set.of()
                        : names.stream()
                                .map(name -> (String) name.get(1))
                                .collect(Collectors.toSet());
            } catch (CertificateParsingException e) {
                throw new IOException("a certificate is damaged", e);
            }
        }
    }
}
