package dev.kubejar.api.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "0-9.example.com", "web-1"})
    void takesSubdomains(String name) {
        assertThat(Names.subdomain(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a_b", "-a", "a-", ".a", "a.", "a..b"})
    void refusesWhatIsNoSubdomain(String name) {
        assertThat(Names.subdomain(name))
                .containsExactly(
                        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                                + " characters, '-' or '.', and must start and end with an"
                                + " alphanumeric character (e.g. 'example.com', regex used for"
                                + " validation is"
                                + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    @Test
    void refusesAVeryLongNameWithoutRunningOutOfStack() {
        assertThat(Names.subdomain("a.".repeat(1 << 20) + "a"))
                .containsExactly("must be no more than 253 bytes");
        assertThat(Names.qualified("a".repeat(1 << 20)))
                .containsExactly("name part must be no more than 63 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "example.com/A_b.c", "a-b"})
    void takesQualifiedNames(String name) {
        assertThat(Names.qualified(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "h2c", "a-1", "1a"})
    void takesPortNames(String name) {
        assertThat(Names.port(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "a--b", "-a", "Http", "abcdefghijklmnop"})
    void refusesOtherPortNames(String name) {
        assertThat(Names.port(name)).hasSize(1);
    }
}
