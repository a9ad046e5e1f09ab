package dev.kubejar.apiserver.cel.function;

import dev.kubejar.api.time.GoDuration;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Times;
import dev.kubejar.apiserver.cel.value.TimestampValue;
import dev.kubejar.apiserver.cel.value.TypeValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;

/// `int(…)`, `string(…)` and their like.
final class Conversions {
    private static final Pattern GO_NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Set<String> TRUE = Set.of("1", "t", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "FALSE", "False");

    private Conversions() {}

    static Value toBool(Value... arguments) {
        return switch (arguments[0]) {
            case BoolValue value -> value;
            case StringValue(String text) when TRUE.contains(text) -> BoolValue.TRUE;
            case StringValue(String text) when FALSE.contains(text) -> BoolValue.FALSE;
            default -> Failure.conversion(arguments[0], TypeValue.BOOL);
        };
    }

    static Value toInt(Value... arguments) {
        return switch (arguments[0]) {
            case IntValue value -> value;
            case UintValue(long bits) -> bits < 0 ? Failure.INTEGER_OVERFLOW : new IntValue(bits);
            case DoubleValue(double value) ->
                    value > -0x1p63 && value < 0x1p63
                            ? new IntValue((long) value)
                            : Failure.INTEGER_OVERFLOW;
            case StringValue(String text) -> parsedInt(text);
            case TimestampValue(var time) -> new IntValue(time.toEpochSecond());
            case DurationValue(Duration span) -> new IntValue(span.toNanos());
            default -> Failure.conversion(arguments[0], TypeValue.INT);
        };
    }

    private static Value parsedInt(String text) {
        try {
            return new IntValue(Long.parseLong(text));
        } catch (NumberFormatException _) { // the answer, not a fault
            return Failure.conversion(new StringValue(text), TypeValue.INT);
        }
    }

    static Value toUint(Value... arguments) {
        return switch (arguments[0]) {
            case UintValue value -> value;
            case IntValue(long value) ->
                    value < 0 ? Failure.UNSIGNED_OVERFLOW : new UintValue(value);
            case DoubleValue(double value) ->
                    value >= 0 && value < 0x1p64
                            ? Arithmetic.unsigned(new java.math.BigDecimal(value).toBigInteger())
                            : Failure.UNSIGNED_OVERFLOW;
            case StringValue(String text) -> parsedUint(text);
            default -> Failure.conversion(arguments[0], TypeValue.UINT);
        };
    }

    private static Value parsedUint(String text) {
        try {
            return new UintValue(Long.parseUnsignedLong(text));
        } catch (NumberFormatException _) { // the answer, not a fault
            return Failure.conversion(new StringValue(text), TypeValue.UINT);
        }
    }

    static Value toDouble(Value... arguments) {
        return switch (arguments[0]) {
            case DoubleValue value -> value;
            case IntValue(long value) -> new DoubleValue((double) value);
            case UintValue(long bits) -> new DoubleValue(Arithmetic.number(bits).doubleValue());
            case StringValue(String text) -> parsedDouble(text);
            default -> Failure.conversion(arguments[0], TypeValue.DOUBLE);
        };
    }

    private static Value parsedDouble(String text) {
        if (GO_NUMBER.matcher(text).matches()) {
            return new DoubleValue(Double.parseDouble(text));
        }
        return switch (text) {
            case "NaN" -> new DoubleValue(Double.NaN);
            case "Inf", "+Inf", "Infinity", "+Infinity" ->
                    new DoubleValue(Double.POSITIVE_INFINITY);
            case "-Inf", "-Infinity" -> new DoubleValue(Double.NEGATIVE_INFINITY);
            default -> Failure.conversion(new StringValue(text), TypeValue.DOUBLE);
        };
    }

    static Value toText(Value... arguments) {
        return switch (arguments[0]) {
            case StringValue value -> value;
            case BytesValue bytes -> decoded(bytes);
            case BoolValue _,
                    IntValue _,
                    UintValue _,
                    DoubleValue _,
                    TimestampValue _,
                    DurationValue _,
                    TypeValue _ ->
                    new StringValue(arguments[0].toString());
            case OpaqueValue(_, Object address, _)
                    when address instanceof IpAddress || address instanceof IpPrefix ->
                    new StringValue(address.toString());
            default -> Failure.conversion(arguments[0], TypeValue.STRING);
        };
    }

    private static Value decoded(BytesValue bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray()));
            return new StringValue(text.toString());
        } catch (CharacterCodingException _) { // the answer, not a fault
            return new Failure("invalid UTF-8 in bytes, cannot convert to string");
        }
    }

    static Value toBytes(Value... arguments) {
        return switch (arguments[0]) {
            case BytesValue value -> value;
            case StringValue(String text) -> BytesValue.utf8(text);
            default -> Failure.conversion(arguments[0], TypeValue.BYTES);
        };
    }

    static Value toTimestamp(Value... arguments) {
        return switch (arguments[0]) {
            case TimestampValue value -> value;
            case IntValue(long seconds) when Math.abs(seconds) < 1L << 40 ->
                    TimestampValue.of(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
            case StringValue(String text) ->
                    Times.parse(text)
                            .map(TimestampValue::of)
                            .orElseGet(() -> Failure.conversion(arguments[0], TypeValue.TIMESTAMP));
            default -> Failure.conversion(arguments[0], TypeValue.TIMESTAMP);
        };
    }

    static Value toDuration(Value... arguments) {
        return switch (arguments[0]) {
            case DurationValue value -> value;
            case IntValue(long nanos) -> DurationValue.of(Duration.ofNanos(nanos));
            case StringValue(String text) ->
                    GoDuration.parse(text)
                            .map(DurationValue::of)
                            .orElseGet(() -> Failure.conversion(arguments[0], TypeValue.DURATION));
            default -> Failure.conversion(arguments[0], TypeValue.DURATION);
        };
    }
}
