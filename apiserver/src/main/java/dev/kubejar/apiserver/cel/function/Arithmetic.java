package dev.kubejar.apiserver.cel.function;

import dev.kubejar.apiserver.cel.value.BytesValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.TimestampValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.math.BigInteger;
import java.time.Duration;
import java.util.function.LongBinaryOperator;

/// `+`, `-`, `*`, `/` and `%`. Whole numbers that overflow are failures, never wrapped.
final class Arithmetic {
    private static final int UNSIGNED_BITS = 64;

    private Arithmetic() {}

    static Value add(Value... arguments) {
        return plus(arguments[0], arguments[1]);
    }

    static Value plus(Value left, Value right) {
        return switch (left) {
            case IntValue(long a) when right instanceof IntValue(long b) ->
                    exact(Math::addExact, a, b);
            case UintValue(long a) when right instanceof UintValue(long b) ->
                    unsigned(number(a).add(number(b)));
            case DoubleValue(double a) when right instanceof DoubleValue(double b) ->
                    new DoubleValue(a + b);
            case StringValue(String a) when right instanceof StringValue(String b) ->
                    new StringValue(a + b);
            case BytesValue a when right instanceof BytesValue b -> a.plus(b);
            case ListValue a when right instanceof ListValue b -> a.plus(b);
            case DurationValue(Duration a) when right instanceof DurationValue(Duration b) ->
                    DurationValue.of(a.plus(b));
            case DurationValue(Duration a) when right instanceof TimestampValue(var b) ->
                    TimestampValue.of(b.plus(a));
            case TimestampValue(var a) when right instanceof DurationValue(Duration b) ->
                    TimestampValue.of(a.plus(b));
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    static Value subtract(Value... arguments) {
        Value right = arguments[1];
        return switch (arguments[0]) {
            case IntValue(long a) when right instanceof IntValue(long b) ->
                    exact(Math::subtractExact, a, b);
            case UintValue(long a) when right instanceof UintValue(long b) ->
                    unsigned(number(a).subtract(number(b)));
            case DoubleValue(double a) when right instanceof DoubleValue(double b) ->
                    new DoubleValue(a - b);
            case DurationValue(Duration a) when right instanceof DurationValue(Duration b) ->
                    DurationValue.of(a.minus(b));
            case TimestampValue(var a) when right instanceof DurationValue(Duration b) ->
                    TimestampValue.of(a.minus(b));
            case TimestampValue(var a) when right instanceof TimestampValue(var b) ->
                    DurationValue.of(Duration.between(b, a));
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    static Value multiply(Value... arguments) {
        Value right = arguments[1];
        return switch (arguments[0]) {
            case IntValue(long a) when right instanceof IntValue(long b) ->
                    exact(Math::multiplyExact, a, b);
            case UintValue(long a) when right instanceof UintValue(long b) ->
                    unsigned(number(a).multiply(number(b)));
            case DoubleValue(double a) when right instanceof DoubleValue(double b) ->
                    new DoubleValue(a * b);
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    static Value divide(Value... arguments) {
        Value right = arguments[1];
        if (isZero(right)) {
            return new Failure("division by zero");
        }
        return switch (arguments[0]) {
            case IntValue(long a) when right instanceof IntValue(long b) ->
                    exact(Math::divideExact, a, b);
            case UintValue(long a) when right instanceof UintValue(long b) ->
                    new UintValue(Long.divideUnsigned(a, b));
            case DoubleValue(double a) when right instanceof DoubleValue(double b) ->
                    new DoubleValue(a / b);
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    static Value modulo(Value... arguments) {
        Value right = arguments[1];
        if (isZero(right)) {
            return new Failure("modulus by zero");
        }
        return switch (arguments[0]) {
            case IntValue(long a) when right instanceof IntValue(long b) ->
                    a == Long.MIN_VALUE && b == -1 ? Failure.INTEGER_OVERFLOW : new IntValue(a % b);
            case UintValue(long a) when right instanceof UintValue(long b) ->
                    new UintValue(Long.remainderUnsigned(a, b));
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    static Value negate(Value... arguments) {
        return switch (arguments[0]) {
            case IntValue(long a) -> exact((zero, b) -> Math.negateExact(b), 0, a);
            case DoubleValue(double a) -> new DoubleValue(-a);
            case DurationValue(Duration a) -> DurationValue.of(a.negated());
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    private static boolean isZero(Value value) {
        return switch (value) {
            case IntValue(long number) -> number == 0;
            case UintValue(long bits) -> bits == 0;
            default -> false;
        };
    }

    private static Value exact(LongBinaryOperator operator, long left, long right) {
        try {
            return new IntValue(operator.applyAsLong(left, right));
        } catch (ArithmeticException _) { // the answer, not a fault
            return Failure.INTEGER_OVERFLOW;
        }
    }

    static BigInteger number(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    static Value unsigned(BigInteger number) {
        return number.signum() < 0 || number.bitLength() > UNSIGNED_BITS
                ? Failure.UNSIGNED_OVERFLOW
                : new UintValue(number.longValue());
    }
}
