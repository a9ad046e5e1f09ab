package dev.kubejar.api.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Upstream's published examples, and arithmetic against a model.
class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0n, 0",
        "0Ki, 0",
        "100m, 100m",
        "1000m, 1",
        "0.5, 500m",
        "1.5, 1500m",
        "1.0, 1",
        "1Ki, 1Ki",
        "1024, 1024",
        "1024Ki, 1Mi",
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "0.5Ki, 512",
        "0.5Mi, 512Ki",
        "1500M, 1500M",
        "1000M, 1G",
        "12e3, 12e3",
        "1e3, 1e3",
        "1E3, 1e3",
        "1E, 1E",
        "100000e-3, 100",
        "1.5e3, 1500",
        "0.0000001, 100n",
        "0.0000000001, 1n",
        "-1.5Gi, -1536Mi",
        "-500m, -500m",
        "+1k, 1k",
        "129e6, 129e6",
        "128974848, 128974848",
        "123Mi, 123Mi",
        "0.1Ki, 102400m",
        "1.2Ki, 1228800m",
        "9223372036854775807, 9223372036854775807",
        "9999999Ei, 9223372036854775807",
        "007, 7",
        ".5, 500m",
        "5., 5"
    })
    void printsInCanonicalForm(String text, String canonical) {
        assertThat(Quantity.parse(text)).hasToString(canonical);
        assertThat(Quantity.parse(canonical)).isEqualTo(Quantity.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 ", "1.1.M", "1+1.0M", "0.1mi", "0.1am", "aoeu", "--1", "1Mi2Gi"})
    void refusesWhatHasNotTheForm(String text) {
        assertThatThrownBy(() -> Quantity.parse(text)).isInstanceOf(QuantityParseException.class);
    }

    @Test
    void refusesInUpstreamsWords() {
        assertThatThrownBy(() -> Quantity.parse("one"))
                .hasMessage(
                        "quantities must match the regular expression"
                                + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        assertThatThrownBy(() -> Quantity.parse("1i"))
                .hasMessage("unable to parse quantity's suffix");
        assertThatThrownBy(() -> Quantity.parse("m"))
                .hasMessage("unable to parse numeric part of quantity");
    }

    @ParameterizedTest
    @CsvSource({
        "100m, 1, 100",
        "1.2, 2, 1200",
        "-1.2, -2, -1200",
        "1Ki, 1024, 1024000",
        "1n, 1, 1"
    })
    void roundsValuesAwayFromZero(String text, long value, long millis) {
        assertThat(Quantity.parse(text).value()).isEqualTo(value);
        assertThat(Quantity.parse(text).milliValue()).isEqualTo(millis);
    }

    @Test
    void sumKeepsTheSuffixOfItsFirstTerm() {
        assertThat(Quantity.parse("1Gi").plus(Quantity.parse("1G"))).hasToString("2073741824");
        assertThat(Quantity.ZERO.plus(Quantity.parse("1Gi"))).hasToString("1Gi");
        assertThat(Quantity.parse("1").minus(Quantity.parse("100m"))).hasToString("900m");
    }

    @Test
    void valueOfAHugeAmountIsTheLargestLong() {
        assertThat(Quantity.parse("1000E").value()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void agreesWithExactArithmetic() {
        long seed = 1;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal a = BigDecimal.valueOf(random.nextInt(), random.nextInt(9));
            BigDecimal b = BigDecimal.valueOf(random.nextInt(), random.nextInt(9));
            Quantity sum = quantity(a).plus(quantity(b));
            assertThat(sum.milliValue())
                    .as("seed %d: %s + %s", seed, a, b)
                    .isEqualTo(a.add(b).movePointRight(3).setScale(0, RoundingMode.UP).longValue());
            assertThat(Quantity.parse(sum.toString())).as("seed %d", seed).isEqualTo(sum);
            assertThat(Integer.signum(quantity(a).compareTo(quantity(b))))
                    .isEqualTo(a.compareTo(b));
        }
    }

    private static Quantity quantity(BigDecimal number) {
        return Quantity.parse(number.toPlainString());
    }
}
