package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cluster's certificates: made on the first start, loaded on every other.
///
/// A server or client certificate is made anew when it lacks a name that is needed now or nears its
/// end; the authority's is kept, so that kubeconfigs out in the world stay good.
///
/// The admin's key is made on a thread of its own, because that takes as long as half a start.
public final class Pki {
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final List<String> NAMES =
            List.of(
                    "localhost",
                    "kubernetes",
                    "kubernetes.default",
                    "kubernetes.default.svc",
                    "kubernetes.default.svc.cluster.local");

    private static final String KEY_ID = "2.5.29.14";
    private static final String AUTHORITY_KEY_ID = "2.5.29.35";
    private static final int KEY_BEGINS = "0416".length() + "0414".length(); // two strings' heads

    private final Identity authority;
    private final Identity server;
    private final CompletableFuture<Identity> admin;

    private Pki(Identity authority, Identity server, CompletableFuture<Identity> admin) {
        this.authority = authority;
        this.server = server;
        this.admin = admin;
    }

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
            var admin =
                    CompletableFuture.supplyAsync(
                            () -> keeper.admin(authority),
                            task -> Thread.ofPlatform().name("admin-key").start(task));
            return new Pki(authority, keeper.server(authority, addresses), admin);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static UsageException unusable(Path directory, IOException e) {
        return new UsageException(
                "cannot use the certificates in " + directory + ": " + e.getMessage());
    }

    /// Signs all others, and nothing else.
    public Identity authority() {
        return authority;
    }

    /// What the API server shows.
    public Identity server() {
        return server;
    }

    /// The user of the kubeconfig, in the group `system:masters`; waits for its key.
    public Identity admin() {
        try {
            return admin.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UsageException usage ? usage : e;
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

        Identity admin(Identity authority) {
            try {
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
            } catch (IOException e) {
                throw unusable(directory, e);
            }
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

        /// Whether it names the authority's key. The files are ours: this is to find one that was
        /// left behind by another authority, and to verify signatures would be 0.1 s of CPU time at
        /// every start.
        private static boolean isSigned(X509Certificate certificate, X509Certificate by) {
            String key = extension(by, KEY_ID);
            return key.length() > KEY_BEGINS
                    && extension(certificate, AUTHORITY_KEY_ID).contains(key.substring(KEY_BEGINS));
        }

        /// In hexadecimal digits; empty without it.
        private static String extension(X509Certificate certificate, String id) {
            return Optional.ofNullable(certificate.getExtensionValue(id))
                    .map(HexFormat.of()::formatHex)
                    .orElse("");
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
