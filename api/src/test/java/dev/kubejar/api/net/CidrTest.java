package dev.kubejar.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.96.0.0",
                "10.96.0.0/33",
                "10.96.0.1/16",
                "10.96.0.0/-1",
                "10.96.0/16",
                "/16",
                "a/8",
                ""
            })
    void refusesWhatIsNoRange(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.2.3",
                "010.0.0.1",
                "256.0.0.1",
                "1.2.3.4.5",
                "1.2.3.",
                " 1.2.3.4",
                "localhost",
                ""
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(Ipv4.parse(text)).isEmpty();
    }

    @Test
    void knowsItsAddresses() {
        Cidr services = Cidr.parse("10.96.0.0/16").orElseThrow();

        assertThat(services.address(10)).hasToString("10.96.0.10");
        assertThat(services.size()).isEqualTo(65_536);
        assertThat(services.contains(Ipv4.parse("10.96.255.255").orElseThrow())).isTrue();
        assertThat(services.contains(Ipv4.parse("10.97.0.0").orElseThrow())).isFalse();
    }

    @Test
    void countsAboveTheSignBit() {
        Cidr high = Cidr.parse("192.168.0.0/24").orElseThrow();

        assertThat(high.address(255).minus(high.first())).isEqualTo(255);
        assertThat(high.first()).isGreaterThan(Ipv4.parse("10.0.0.0").orElseThrow());
    }

    @Test
    void isCutIntoParts() {
        Cidr pods = Cidr.parse("10.244.0.0/16").orElseThrow();

        assertThat(pods.part(24, 3)).hasToString("10.244.3.0/24");
        assertThat(pods.overlaps(pods.part(24, 255))).isTrue();
        assertThat(pods.part(24, 1).overlaps(pods.part(24, 2))).isFalse();
    }
}
