package dev.kubejar.apiserver.cel.cost;

/// The least and the most of a size or a cost. Sums and products that get too large stay at the
/// largest number.
public record Range(long min, long max) {
    static final Range NOTHING = new Range(0, 0);
    static final Range ONE = new Range(1, 1);
    static final Range UNKNOWN = new Range(0, Long.MAX_VALUE);

    /// What a union of none is.
    static final Range INVERSE = new Range(Long.MAX_VALUE, 0);

    static Range exactly(long number) {
        return new Range(number, number);
    }

    Range plus(Range other) {
        return new Range(sum(min, other.min), sum(max, other.max));
    }

    Range times(Range other) {
        return new Range(product(min, other.min), product(max, other.max));
    }

    /// Rounded up.
    Range times(double factor) {
        return new Range(product(min, factor), product(max, factor));
    }

    /// From the lesser minimum to the larger maximum.
    Range union(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /// `a * b`, or the largest number.
    static long product(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    private static long product(long number, double factor) {
        double product = Math.ceil((double) number * factor);
        return product >= 0x1p63 ? Long.MAX_VALUE : (long) product;
    }
}
