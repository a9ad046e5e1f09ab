package dev.kubejar.apiserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.TestCertificates;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClientCertificatesTest {
    private static final TestCertificates OURS = new TestCertificates();

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final ClientCertificates authenticator =
            new ClientCertificates(List.of(OURS.authority()), time);

    private Optional<User> user(X509Certificate... shown) {
        var origin = new Request.Origin(new InetSocketAddress(0), List.of(shown));
        return authenticator.authenticate(
                Request.of("GET", "/api", Headers.EMPTY, Body.EMPTY, origin));
    }

    @Test
    void theCommonNameIsTheUserAndOrganizationsAreGroups() {
        X509Certificate shown = OURS.signed("O=first,O=second group,CN=jane").certificate();

        for (int i = 0; i < 2; i++) { // the second time remembered
            User user = user(shown).orElseThrow();
            assertThat(user.name()).isEqualTo("jane");
            assertThat(user.groups()).containsExactly("first", "second group");
            assertThat(user.extra().get("authentication.kubernetes.io/credential-id"))
                    .singleElement()
                    .asString()
                    .matches("X509SHA256=[0-9a-f]{64}");
        }
    }

    @Test
    void theSubjectMayCarryAUid() {
        X509Certificate shown = OURS.signed("CN=jane,1.3.6.1.4.1.57683.2=1f02-33").certificate();

        assertThat(user(shown)).map(User::uid).contains("1f02-33");
    }

    @Test
    void withoutACommonNameNobodyIsKnown() {
        assertThat(user(OURS.signed("O=system:masters").certificate())).isEmpty();
    }

    @Test
    void withoutACertificateNobodyIsKnown() {
        assertThat(user()).isEmpty();
    }

    @Test
    void anotherAuthoritysWordCountsForNothing() {
        X509Certificate foreign =
                new TestCertificates().signed("O=system:masters,CN=admin").certificate();

        assertThat(user(foreign)).isEmpty();
        assertThat(user(foreign, OURS.authority())).isEmpty();
    }

    @Test
    void aRememberedCertificateStillExpires() {
        X509Certificate shown = OURS.signed("CN=jane").certificate();
        assertThat(user(shown)).isPresent();

        time.advance(Duration.between(time.now(), TestCertificates.NOT_AFTER.plusSeconds(1)));

        assertThat(user(shown)).isEmpty();
    }

    @Test
    void aServersCertificateIsNoUser() {
        assertThat(user(OURS.signedForServers("CN=kube-apiserver").certificate())).isEmpty();
    }
}
