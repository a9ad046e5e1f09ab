package dev.kubejar.apiserver.cel.value;

import java.util.OptionalInt;

/// `<` among values.
public final class Order {
    private Order() {}

    /// Negative, 0 or positive; empty for two values without an order, such as a text and a number,
    /// or NaN.
    public static OptionalInt compare(Value left, Value right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.compare(left, right);
        }
        if (left instanceof StringValue(String a) && right instanceof StringValue(String b)) {
            return OptionalInt.of(compareText(a, b));
        }
        if (left instanceof BytesValue a && right instanceof BytesValue b) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (left instanceof BoolValue a && right instanceof BoolValue b) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (left instanceof TimestampValue(var a) && right instanceof TimestampValue(var b)) {
            return OptionalInt.of(a.toInstant().compareTo(b.toInstant()));
        }
        if (left instanceof DurationValue(var a) && right instanceof DurationValue(var b)) {
            return OptionalInt.of(a.compareTo(b));
        }
        return OptionalInt.empty();
    }

    /// By UTF-8, as Go does: UTF-16 would put characters beyond the basic plane too early.
    private static int compareText(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /// Whether it is NaN, which has no order.
    public static boolean isNotANumber(Value value) {
        return value instanceof DoubleValue(double number) && Double.isNaN(number);
    }
}
