package dev.kubejar.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PkiTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Ipv4> LOOPBACK = List.of(Ipv4.parse("127.0.0.1").orElseThrow());

    @TempDir Path directory;

    private Pki open(List<Ipv4> addresses, Instant now) {
        Pki pki = Pki.open(directory, addresses, now);
        assertThat(pki.admin()).as("on the disk").isNotNull();
        return pki;
    }

    @Test
    void theAuthoritySignsTheOthers() throws Exception {
        Pki pki = open(LOOPBACK, NOW);

        pki.server().certificate().verify(pki.authority().certificate().getPublicKey());
        pki.admin().certificate().verify(pki.authority().certificate().getPublicKey());
        assertThat(pki.admin().certificate().getSubjectX500Principal().getName())
                .contains("CN=kubernetes-admin")
                .contains("O=system:masters");
        assertThat(pki.server().certificate().getSubjectAlternativeNames()).hasSize(6);
    }

    @Test
    void aCertificateIsGoodFromAShortWhileAgo() {
        for (Instant now : List.of(NOW, Instant.parse("2049-06-01T00:00:00.5Z"))) {
            X509Certificate server = open(LOOPBACK, now).server().certificate();

            assertThat(server.getNotBefore())
                    .isEqualTo(now.minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS));
            assertThat(server.getNotAfter())
                    .isEqualTo(now.plus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void everythingIsKept() {
        Pki before = open(LOOPBACK, NOW);
        Pki after = open(LOOPBACK, NOW);

        assertThat(after.authority()).isEqualTo(before.authority());
        assertThat(after.server()).isEqualTo(before.server());
        assertThat(after.admin()).isEqualTo(before.admin());
    }

    /// fabric8's client reads RSA alone, unless BouncyCastle is beside it.
    @Test
    void theAdminsKeyIsOneThatEveryClientReads() {
        assertThat(open(LOOPBACK, NOW).admin().keyPem())
                .startsWith("-----BEGIN PRIVATE KEY-----\nMIIE");
    }

    @Test
    void anotherAddressMakesTheServersAnew() {
        Pki before = open(LOOPBACK, NOW);
        Pki after = open(List.of(Ipv4.parse("10.0.0.1").orElseThrow()), NOW);

        assertThat(after.server()).isNotEqualTo(before.server());
        assertThat(after.authority()).isEqualTo(before.authority());
        assertThat(after.admin()).isEqualTo(before.admin());
    }

    @Test
    void whatNearsItsEndIsMadeAnew() {
        Pki before = open(LOOPBACK, NOW);
        Pki after = open(LOOPBACK, NOW.plus(Duration.ofDays(340)));

        assertThat(after.admin()).isNotEqualTo(before.admin());
        assertThat(after.authority()).isEqualTo(before.authority());
    }

    @Test
    void whatAnotherAuthoritySignedIsMadeAnew() throws Exception {
        Pki before = open(LOOPBACK, NOW);
        Files.delete(directory.resolve("ca.crt"));
        Pki after = open(LOOPBACK, NOW);

        assertThat(after.authority()).isNotEqualTo(before.authority());
        after.server().certificate().verify(after.authority().certificate().getPublicKey());
        after.admin().certificate().verify(after.authority().certificate().getPublicKey());
    }

    @Test
    void keysAreForTheOwnerOnly() throws IOException {
        open(LOOPBACK, NOW);

        for (String name : List.of("ca.key", "apiserver.key", "admin.key")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        open(LOOPBACK, NOW);
        Files.writeString(
                directory.resolve("ca.crt"),
                "-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n");

        assertThatThrownBy(() -> open(LOOPBACK, NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("ca.crt");
    }
}
