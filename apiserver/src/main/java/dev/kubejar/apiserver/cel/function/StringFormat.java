package dev.kubejar.apiserver.cel.function;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.NullValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.TimestampValue;
import dev.kubejar.apiserver.cel.value.TypeValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `'%s has %d'.format([name, count])`.
///
/// Source: [format](https://pkg.go.dev/github.com/google/cel-go/ext#Strings)
final class StringFormat {
    private static final Pattern CLAUSE =
            Pattern.compile("%(?:%|(?:\\.([0-9]+))?(.?))", Pattern.DOTALL);
    private static final int DEFAULT_PRECISION = 6;
    private static final int MOST_PRECISION = 1_000;

    private StringFormat() {}

    /// A clause that does not fit its argument; the message is cel-go's.
    private static final class MisfitException extends Exception {
        private static final long serialVersionUID = 1L;

        MisfitException(String message) {
            super(message, null, false, false);
        }

        static MisfitException clause(String clause, String fits, Value given) {
            return new MisfitException(
                    "error during formatting: "
                            + clause
                            + " clause can only be used on "
                            + fits
                            + ", was given "
                            + given.type().name());
        }
    }

    static Value format(Value... arguments) {
        if (!(arguments[0] instanceof StringValue(String format)
                && arguments[1] instanceof ListValue values)) {
            return Failure.NO_SUCH_OVERLOAD;
        }
        try {
            return new StringValue(format(format, values));
        } catch (MisfitException e) {
            return Failure.of(e);
        }
    }

    private static String format(String format, ListValue values) throws MisfitException {
        var formatted = new StringBuilder();
        Matcher clause = CLAUSE.matcher(format);
        int used = 0;
        while (clause.find()) {
            String text;
            if (clause.group().equals("%%")) {
                text = "%";
            } else if (used >= values.count()) {
                throw new MisfitException("index " + used + " out of range");
            } else {
                text = clause(clause.group(2), precision(clause), values.get(used++));
            }
            clause.appendReplacement(formatted, Matcher.quoteReplacement(text));
        }
        return clause.appendTail(formatted).toString();
    }

    private static int precision(Matcher clause) throws MisfitException {
        String digits = clause.group(1);
        if (digits == null) {
            return DEFAULT_PRECISION;
        }
        if (digits.length() > 4 || Integer.parseInt(digits) > MOST_PRECISION) {
            throw new MisfitException("could not parse formatting clause: precision too large");
        }
        return Integer.parseInt(digits);
    }

    private static String clause(String verb, int precision, Value value) throws MisfitException {
        return switch (verb) {
            case "s" -> text(value);
            case "d" -> decimal(value);
            case "f" -> floating("fixed-point", "%." + precision + "f", value);
            case "e" -> floating("scientific", "%." + precision + "e", value);
            case "b" -> binary(value);
            case "x" -> hexadecimal(value);
            case "X" -> hexadecimal(value).toUpperCase(Locale.ROOT);
            case "o" -> whole("octal", value).toString(8);
            case "" ->
                    throw new MisfitException(
                            "could not parse formatting clause: unexpected end of string");
            default ->
                    throw new MisfitException(
                            "could not parse formatting clause: unrecognized formatting clause \""
                                    + verb
                                    + "\"");
        };
    }

    private static String text(Value value) throws MisfitException {
        return switch (value) {
            case StringValue(String text) -> text;
            case ListValue list -> list(list);
            case MapValue map -> map(map);
            case BoolValue _,
                    IntValue _,
                    UintValue _,
                    DoubleValue _,
                    BytesValue _,
                    NullValue _,
                    TimestampValue _,
                    DurationValue _,
                    TypeValue _ ->
                    value.toString();
            default ->
                    throw MisfitException.clause(
                            "string",
                            "strings, bools, bytes, ints, doubles, maps, lists, types, durations,"
                                    + " and timestamps",
                            value);
        };
    }

    private static String list(ListValue list) throws MisfitException {
        var joined = new StringJoiner(", ", "[", "]");
        for (Value element : list) {
            joined.add(literal(element));
        }
        return joined.toString();
    }

    /// By key, so that equal maps read the same.
    private static String map(MapValue map) throws MisfitException {
        var entries = new ArrayList<String>();
        for (Value key : map.keys()) {
            entries.add(literal(key) + ":" + literal(map.find(key).orElse(NullValue.NULL)));
        }
        Collections.sort(entries);
        return "{" + String.join(", ", entries) + "}";
    }

    /// Inside of lists and maps values look as an expression spells them.
    private static String literal(Value value) throws MisfitException {
        return switch (value) {
            case StringValue(String text) -> Strings.quoted(text);
            case BytesValue bytes -> "b" + Strings.quoted(bytes.toString());
            case TimestampValue _ -> "timestamp(\"" + value + "\")";
            case DurationValue _ -> "duration(\"" + value + "\")";
            case DoubleValue _ -> floating("fixed-point", "%." + DEFAULT_PRECISION + "f", value);
            default -> text(value);
        };
    }

    private static String decimal(Value value) throws MisfitException {
        return switch (value) {
            case IntValue _, UintValue _ -> value.toString();
            case DoubleValue(double number) when !Double.isFinite(number) -> notFinite(number);
            default -> throw MisfitException.clause("integer", "integers", value);
        };
    }

    private static String floating(String clause, String format, Value value)
            throws MisfitException {
        return switch (value) {
            case DoubleValue(double number) when !Double.isFinite(number) -> notFinite(number);
            case DoubleValue(double number) -> String.format(Locale.ROOT, format, number);
            case StringValue(String text)
                    when text.equals("NaN")
                            || text.equals("Infinity")
                            || text.equals("-Infinity") ->
                    text;
            default -> throw MisfitException.clause(clause, "doubles", value);
        };
    }

    private static String notFinite(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return number > 0 ? "Infinity" : "-Infinity";
    }

    private static String binary(Value value) throws MisfitException {
        return value instanceof BoolValue flag
                ? flag.isTrue() ? "1" : "0"
                : whole("binary", value).toString(2);
    }

    private static BigInteger whole(String clause, Value value) throws MisfitException {
        return switch (value) {
            case IntValue _, UintValue _ -> new BigInteger(value.toString());
            default ->
                    throw MisfitException.clause(
                            clause,
                            clause.equals("binary") ? "integers and bools" : "integers",
                            value);
        };
    }

    private static String hexadecimal(Value value) throws MisfitException {
        return switch (value) {
            case IntValue _, UintValue _ -> whole("hex", value).toString(16);
            case StringValue(String text) ->
                    HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            case BytesValue bytes -> HexFormat.of().formatHex(bytes.toArray());
            default ->
                    throw MisfitException.clause(
                            "hex", "integers, byte buffers, and strings", value);
        };
    }
}
