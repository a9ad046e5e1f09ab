package dev.kubejar.api.status;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// Values as Go prints them in the messages of field errors, `"text"`, `1e+06`, `{"a":1}`, and
/// texts as it measures them.
///
/// Source:
/// [Error.ErrorBody](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#Error.ErrorBody)
public final class GoValue {
    /// From this exponent on `%v` writes `1e+06` for a million.
    private static final int LARGE = 6;

    private static final int SMALL = -4;

    private GoValue() {}

    /// A value of any kind; `null` reads `"null"`.
    public static String text(Json value) {
        return switch (value) {
            case JsonString(String text) -> quoted(text);
            case JsonInteger(long number) -> Long.toString(number);
            case JsonDecimal(double number) -> number(number);
            case JsonBoolean flag -> flag.toString();
            case JsonNull _ -> "\"null\"";
            case JsonObject _, JsonArray _ -> marshalled(value);
        };
    }

    /// `%v` of a `float64`: the fewest digits that tell it apart, `10` for ten.
    public static String number(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= SMALL && exponent < LARGE) {
            return digits.toPlainString();
        }
        var unscaled = digits.unscaledValue().abs().toString();
        String fraction = unscaled.length() > 1 ? "." + unscaled.substring(1) : "";
        return "%s%s%se%s%02d"
                .formatted(
                        value < 0 ? "-" : "",
                        unscaled.charAt(0),
                        fraction,
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }

    /// `%q`: in double quotes, with what cannot be printed escaped.
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> appendQuoted(c, quoted));
        return quoted.append('"').toString();
    }

    private static void appendQuoted(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case 0x07 -> out.append("\\a");
            case 0x0b -> out.append("\\v");
            default -> {
                if (isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(escape(c));
                }
            }
        }
    }

    private static String escape(int c) {
        if (c < 0x80) {
            return "\\x%02x".formatted(c);
        }
        return c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c);
    }

    /// `len` of a string: its bytes as UTF-8.
    public static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Whether Go's `unicode.IsPrint` takes a character: letters, marks, numbers, punctuation,
    /// symbols and the blank.
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /// As `json.Marshal` writes it: compact, with what HTML would read escaped.
    private static String marshalled(Json value) {
        return switch (value) {
            case JsonObject object -> {
                var fields = new StringJoiner(",", "{", "}");
                object.forEach((key, field) ->
                        fields.add(marshalled(Json.of(key)) + ":" + marshalled(field)));
                yield fields.toString();
            }
            case JsonArray array -> {
                var elements = new StringJoiner(",", "[", "]");
                array.forEach(element -> elements.add(marshalled(element)));
                yield elements.toString();
            }
            case JsonDecimal(double number) -> {
                var digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
                yield digits.precision() - digits.scale() > 21 || Math.abs(number) < 1e-6
                        ? number(number)
                        : digits.toPlainString();
            }
            case JsonString _, JsonInteger _, JsonBoolean _, JsonNull _ -> value.toString();
        };
    }
}
