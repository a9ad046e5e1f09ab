package dev.kubejar.apiserver.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoRegexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]{1,63}$",
                "(a{10}){100}",
                "(a{2,}){500}",
                "a{500}b{1000}",
                "[{]{1000}",
                "[]{}]{1000}",
                "[[:alpha:]]{1000}",
                "\\p{Greek}{1000}",
                "\\Q(a{1000}){1000}\\E",
                "\\({1000}",
                "{a}",
                "a{,5}",
                "((((a))))",
                "(a{1000}){0}"
            })
    void takesWhatGoTakes(String text) {
        assertThat(GoRegex.compile(text).pattern()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(a{1000}){1000} {1000}",
                "((a{100}){10}){2} {2}",
                "(a{2}|b{501}){2} {2}",
                "(?:x(a{3}[)]){5}){100} {100}"
            })
    void repetitionsDoNotMultiplyBeyondAThousand(String text, String told) {
        assertThatThrownBy(() -> GoRegex.compile(text))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessage("error parsing regexp: invalid repeat count: `" + told + "`");
    }

    @Test
    void depthAndSizeHaveAnEnd() {
        String deep = "(".repeat(5_000) + ")".repeat(5_000);
        assertThatThrownBy(() -> GoRegex.compile(deep))
                .hasMessage("error parsing regexp: expression nests too deeply: `" + deep + "`");
        String large = "a{1000}".repeat(1_000);
        assertThatThrownBy(() -> GoRegex.compile(large))
                .hasMessage("error parsing regexp: expression too large: `" + large + "`");
        String wide = String.join("|", Collections.nCopies(20_000, "ab"));
        assertThat(GoRegex.compile(wide).matcher("b").find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "[a", "a{1001}", "a**", "\\", "[]", "(?=a)", "a{2}{2}"})
    void whatIsWrongTheCompilerTells(String text) {
        assertThatThrownBy(() -> GoRegex.compile(text))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageStartingWith("error parsing regexp: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {")", "a)b", "(a))"})
    void aParenthesisThatNothingOpenedIsNamed(String text) {
        assertThatThrownBy(() -> GoRegex.compile(text))
                .hasMessage("error parsing regexp: unexpected ): `" + text + "`");
    }
}
