package dev.kubejar.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IpWarningsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    010.0.0.1        | f: non-standard IP address "010.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"
                    ::ffff:10.0.0.1  | f: non-standard IP address "::ffff:10.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"
                    2001:DB8::0:1    | f: IPv6 address "2001:DB8::0:1" should be in RFC 5952 canonical format ("2001:db8::1")
                    """)
    void warnsOfAddresses(String address, String warning) {
        assertThat(IpWarnings.address("f", address)).containsExactly(warning);
    }

    @Test
    void saysNothingOfUsualOnesNorOfNone() {
        assertThat(IpWarnings.address("f", "10.0.0.1")).isEmpty();
        assertThat(IpWarnings.address("f", "2001:db8::1")).isEmpty();
        assertThat(IpWarnings.address("f", "x")).isEmpty();
        assertThat(IpWarnings.range("f", "10.0.0.0/8")).isEmpty();
        assertThat(IpWarnings.range("f", "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10.1.2.3/8       | f: CIDR value "10.1.2.3/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.1.2.3/32"?)
                    010.0.0.0/8      | f: non-standard CIDR value "010.0.0.0/8" will be considered invalid in a future Kubernetes release: use "10.0.0.0/8"
                    2001:DB8::/64    | f: IPv6 CIDR value "2001:DB8::/64" should be in RFC 5952 canonical format ("2001:db8::/64")
                    """)
    void warnsOfRanges(String range, String warning) {
        assertThat(IpWarnings.range("f", range)).containsExactly(warning);
    }
}
