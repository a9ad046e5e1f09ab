package dev.kubejar.api.json;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an unquoted word of YAML means to kubectl: YAML 1.1 as Go's library reads it, not as YAML
/// 1.2 or SnakeYAML do.
///
/// | word | value |
/// |---|---|
/// | `yes` `on` `y` `True` | true |
/// | `0644` `0o644` `0x1A4` `0b110100100` `4_2_0` | 420 |
/// | `080` | 80 |
/// | `1e3` `1000.0` | 1000 |
/// | `~` and nothing | null |
/// | `2026-01-01` and all else | the word itself |
final class YamlScalar {
    private static final Set<String> TRUE = Set.of("y", "yes", "true", "on");
    private static final Set<String> FALSE = Set.of("n", "no", "false", "off");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern SPECIAL =
            Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private YamlScalar() {}

    static Json resolve(String word) {
        if (word.isEmpty() || word.equals("~") || isWord(word, "null")) {
            return JsonNull.NULL;
        }
        if (isOneOf(word, TRUE)) {
            return JsonBoolean.TRUE;
        }
        if (isOneOf(word, FALSE)) {
            return JsonBoolean.FALSE;
        }
        if ("0123456789+-.".indexOf(word.charAt(0)) < 0) {
            return new JsonString(word);
        }
        if (SPECIAL.matcher(word).matches()) {
            throw new JsonParseException(
                    "error converting YAML to JSON: " + word + " is not a number in JSON");
        }
        String plain = word.replace("_", "");
        return integer(plain).or(() -> decimal(plain)).orElseGet(() -> new JsonString(word));
    }

    /// Lower case, Capitalized or UPPER CASE: `yEs` is a text.
    private static boolean isOneOf(String word, Set<String> words) {
        String lower = word.toLowerCase(Locale.ROOT);
        return words.contains(lower) && isWord(word, lower);
    }

    private static boolean isWord(String word, String lower) {
        return word.equals(lower)
                || word.equals(lower.toUpperCase(Locale.ROOT))
                || word.equals(lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
    }

    private static Optional<Json> integer(String word) {
        boolean signed = word.startsWith("-") || word.startsWith("+");
        String sign = word.startsWith("-") ? "-" : "";
        String digits = (signed ? word.substring(1) : word).toLowerCase(Locale.ROOT);
        if (digits.startsWith("0x")) {
            return integer(sign + digits.substring(2), 16);
        }
        if (digits.startsWith("0b")) {
            return integer(sign + digits.substring(2), 2);
        }
        if (digits.startsWith("0o")) {
            return integer(sign + digits.substring(2), 8);
        }
        boolean octal = digits.length() > 1 && digits.startsWith("0");
        return integer(sign + digits, octal ? 8 : 10);
    }

    private static Optional<Json> integer(String digits, int radix) {
        boolean doubleSign =
                digits.startsWith("--") || digits.startsWith("-+") || digits.startsWith("+");
        try {
            return doubleSign
                    ? Optional.empty()
                    : Optional.of(new JsonInteger(Long.parseLong(digits, radix)));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a decimal, too large, or no number at all
        }
    }

    /// A whole number stays whole in JSON, however it was written.
    private static Optional<Json> decimal(String word) {
        if (!DECIMAL.matcher(word).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(word);
        if (Double.isInfinite(value)) {
            return Optional.empty();
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e18;
        return Optional.of(
                whole
                        ? new JsonInteger(BigDecimal.valueOf(value).longValueExact())
                        : new JsonDecimal(value));
    }
}
