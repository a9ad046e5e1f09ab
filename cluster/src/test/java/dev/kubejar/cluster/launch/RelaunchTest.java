package dev.kubejar.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelaunchTest {

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "up, true",
        "--port 0, true",
        "up --detach, true",
        "up --help, false",
        "--help, false",
        "-V, false",
        "status --data-dir d, false",
        "version, false"
    })
    void onlyWhatStaysIsWorthAnotherJvm(String line, boolean lasting) {
        List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" "));

        assertThat(Relaunch.isLasting(args)).isEqualTo(lasting);
    }

    @Test
    void flagsOfTheUsersAreLeftAlone() {
        List<String> plain = List.of("-jar", "kubejar.jar", "up");

        assertThat(Relaunch.isPlain(plain, Map.of())).isTrue();
        assertThat(Relaunch.isPlain(List.of("-Xmx1g", "-jar", "kubejar.jar"), Map.of())).isFalse();
        assertThat(Relaunch.isPlain(plain, Map.of("JDK_JAVA_OPTIONS", "-Xmx1g"))).isFalse();
    }

    @Test
    void withoutKnowingTheFlagsTheProcessStaysAsItIs() {
        assertThat(Relaunch.isPlain(List.of(), Map.of())).isFalse();
    }
}
