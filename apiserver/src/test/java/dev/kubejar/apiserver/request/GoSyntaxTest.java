package dev.kubejar.apiserver.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoSyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|unexpected end of JSON input",
                "{|unexpected end of JSON input",
                "{\"a\"|unexpected end of JSON input",
                "x|invalid character 'x' looking for beginning of value",
                "{a|invalid character 'a' looking for beginning of object key string",
                "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
                "[1,]|invalid character ']' looking for beginning of value",
                "{\"a\" 1}|invalid character '1' after object key",
                "{\"a\":1 \"b\"}|invalid character '\"' after object key:value pair",
                "[1 2]|invalid character '2' after array element",
                "{} {|invalid character '{' after top-level value",
                "01|invalid character '1' after top-level value",
                "trux|invalid character 'x' in literal true (expecting 'e')",
                "nil|invalid character 'i' in literal null (expecting 'u')",
                "\"\\x\"|invalid character 'x' in string escape code",
                "\"\\u00g0\"|invalid character 'g' in \\u hexadecimal character escape",
                "-x|invalid character 'x' in numeric literal",
                "1.e|invalid character 'e' after decimal point in numeric literal",
                "1e+x|invalid character 'x' in exponent of numeric literal",
                "'|invalid character '\\'' looking for beginning of value",
            })
    void saysWhatGoSays(String text, String problem) {
        assertThat(GoSyntax.problem(text.getBytes(StandardCharsets.UTF_8))).contains(problem);
    }

    @Test
    void controlsAreNamedByTheirEscapes() {
        assertThat(GoSyntax.problem("\"a\nb\"".getBytes(StandardCharsets.UTF_8)))
                .contains("invalid character '\\n' in string literal");
        assertThat(GoSyntax.problem(new byte[] {0}))
                .contains("invalid character '\\x00' looking for beginning of value");
    }

    @Test
    void nestingIsBoundedWhateverTheStack() {
        assertThat(GoSyntax.problem(nested(10_000))).isEmpty();
        assertThat(GoSyntax.problem(nested(10_001))).contains("exceeded max depth");
        assertThat(GoSyntax.problem(nested(1_000_000))).contains("exceeded max depth");
    }

    private static byte[] nested(int levels) {
        return ("[".repeat(levels) + "]".repeat(levels)).getBytes(StandardCharsets.UTF_8);
    }

    /// Seeded: what our parser takes, Go takes too.
    @Test
    void findsNothingWrongWithJson() {
        var random = new Random(7);
        String alphabet = "{}[]\",:0123456789.-+eEtruefalsnl \\u";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            try {
                JsonReader.parse(bytes);
                assertThat(GoSyntax.problem(bytes)).as(text.toString()).isEmpty();
            } catch (JsonParseException _) {
                assertThat(GoSyntax.problem(bytes)).as(text.toString()).isPresent();
            }
        }
    }
}
