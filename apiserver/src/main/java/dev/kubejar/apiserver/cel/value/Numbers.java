package dev.kubejar.apiserver.cel.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// Numbers across CEL's three types: one is the same number whatever its type, so `1 == 1.0` and
/// `1u < 1.5`.
final class Numbers {
    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof IntValue
                || value instanceof UintValue
                || value instanceof DoubleValue;
    }

    static boolean equal(Value left, Value right) {
        if (!isNumber(right)) {
            return false;
        }
        OptionalInt order = compare(left, right);
        return order.isPresent() && order.getAsInt() == 0;
    }

    /// Empty when one of the two is NaN.
    static OptionalInt compare(Value left, Value right) {
        if (left instanceof IntValue(long a) && right instanceof IntValue(long b)) {
            return OptionalInt.of(Long.compare(a, b));
        }
        if (left instanceof DoubleValue(double a) && right instanceof DoubleValue(double b)) {
            return Double.isNaN(a) || Double.isNaN(b)
                    ? OptionalInt.empty()
                    : OptionalInt.of(a == b ? 0 : Double.compare(a, b));
        }
        if (left instanceof DoubleValue(double a)) {
            return compareToWhole(a, right);
        }
        if (right instanceof DoubleValue(double b)) {
            OptionalInt mirrored = compareToWhole(b, left);
            return mirrored.isPresent() ? OptionalInt.of(-mirrored.getAsInt()) : mirrored;
        }
        return OptionalInt.of(compareWhole(left, right));
    }

    private static int compareWhole(Value left, Value right) {
        long a = bits(left);
        long b = bits(right);
        if (left instanceof IntValue && a < 0) {
            return right instanceof IntValue ? Long.compare(a, b) : -1;
        }
        if (right instanceof IntValue && b < 0) {
            return 1;
        }
        return Long.compareUnsigned(a, b);
    }

    private static OptionalInt compareToWhole(double number, Value whole) {
        if (Double.isNaN(number)) {
            return OptionalInt.empty();
        }
        if (Double.isInfinite(number)) {
            return OptionalInt.of(number > 0 ? 1 : -1);
        }
        return OptionalInt.of(new BigDecimal(number).compareTo(new BigDecimal(whole.toString())));
    }

    private static long bits(Value whole) {
        return whole instanceof UintValue(long bits) ? bits : ((IntValue) whole).value();
    }

    /// The same number in the other whole type, under which a map may have it.
    static Optional<Value> sameIn(Value key) {
        return switch (key) {
            case IntValue(long value) when value >= 0 -> Optional.of(new UintValue(value));
            case UintValue(long bits) when bits >= 0 -> Optional.of(new IntValue(bits));
            case DoubleValue(double value) -> whole(value);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> whole(double value) {
        boolean fits = value == Math.rint(value) && value >= -TWO_TO_63 && value < TWO_TO_63;
        return fits ? Optional.of(new IntValue((long) value)) : Optional.empty();
    }

    /// As Go prints a number with the fewest digits that read back: `1.5`, `1e+06`, `+Inf`.
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent >= 6
                ? scientific(shortest, exponent)
                : shortest.toPlainString();
    }

    private static String scientific(BigDecimal number, int exponent) {
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = number.signum() < 0 ? "-" : "";
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
        return sign + digits.charAt(0) + fraction + "e" + power + Math.abs(exponent);
    }
}
