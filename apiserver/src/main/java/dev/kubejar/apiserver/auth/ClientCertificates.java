package dev.kubejar.apiserver.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.Request;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows users by the certificate that their connection shows: the common name is the user's, the
/// organizations are groups.
///
/// A chain is verified once and remembered with the time in which it holds, because a signature
/// costs more than all the rest of a small request.
///
/// Source: [X.509 client
/// certificates](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates)
public final class ClientCertificates implements Authenticator {
    private static final int REMEMBERED = 1024;

    private final CertificateChains chains;
    private final Time time;

    @GuardedBy("known")
    private final Map<List<X509Certificate>, Known> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<List<X509Certificate>, Known> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// A verified user and when the proof holds.
    private record Known(User user, Instant from, Instant until) {
        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && !now.isAfter(until);
        }
    }

    /// @param authorities whose certificates are believed
    public ClientCertificates(List<X509Certificate> authorities, Time time) {
        this.chains = new CertificateChains(authorities);
        this.time = time;
    }

    @Override
    public Optional<User> authenticate(Request request) {
        List<X509Certificate> shown = request.origin().certificates();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Instant now = time.now();
        return remembered(shown)
                .filter(one -> one.holdsAt(now))
                .or(() -> verify(shown, now))
                .map(Known::user);
    }

    private Optional<Known> remembered(List<X509Certificate> shown) {
        synchronized (known) {
            return Optional.ofNullable(known.get(shown));
        }
    }

    private Optional<Known> verify(List<X509Certificate> shown, Instant now) {
        Optional<Known> verified =
                chains.verify(shown, now)
                        .flatMap(validity ->
                                CertificateSubject.user(shown.getFirst())
                                        .map(user ->
                                                new Known(
                                                        user, validity.from(), validity.until())));
        verified.ifPresent(one -> {
            synchronized (known) {
                known.put(shown, one);
            }
        });
        return verified;
    }
}
