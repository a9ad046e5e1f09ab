package dev.kubejar.api.quantity;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An amount such as `500m`, `2`, `1.5Gi` or `1e3`, exact to the nano, printed in canonical form.
///
/// Canonical: the mantissa is a whole number as small as a suffix allows, so `1000m` prints as `1`
/// and `1024Mi` as `1Gi`. A sum keeps the suffix family of its first term, unless that is zero.
///
/// Amounts of up to 18 digits, which is nearly all, are parsed and computed as a `long` with a
/// scale (a [BigDecimal] does so inside).
///
/// Source: [Quantity](https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity)
public final class Quantity implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Suffix.Family.DECIMAL);

    private static final int NANO = 9;
    private static final int FAST_DIGITS = 18;
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MAX = new BigDecimal(LONG_MAX);
    private static final BigDecimal BASE_1024 = BigDecimal.valueOf(1024);

    private final BigDecimal amount;
    private final Suffix.Family family;

    private Quantity(BigDecimal amount, Suffix.Family family) {
        this.amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        this.family = family;
    }

    /// A number without suffix, printed with decimal suffixes.
    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value), Suffix.Family.DECIMAL);
    }

    /// Thousandths, such as of a CPU.
    public static Quantity ofMillis(long millis) {
        return new Quantity(BigDecimal.valueOf(millis, 3), Suffix.Family.DECIMAL);
    }

    /// Thousand-millionths, such as of a CPU that is measured.
    public static Quantity ofNanos(long nanos) {
        return new Quantity(BigDecimal.valueOf(nanos, NANO), Suffix.Family.DECIMAL);
    }

    /// A number printed with binary suffixes, as memory is.
    public static Quantity ofBytes(long bytes) {
        return new Quantity(BigDecimal.valueOf(bytes), Suffix.Family.BINARY);
    }

    /// A quantity as objects carry it: a string, or a bare number.
    public static Quantity of(Json json) {
        return switch (json) {
            case JsonString(String text) -> parse(text);
            case JsonInteger(long value) -> of(value);
            case JsonDecimal _ -> parse(json.toString());
            default -> throw QuantityParseException.format();
        };
    }

    /// Throws [QuantityParseException], worded as upstream.
    public static Quantity parse(String text) {
        if (text.isEmpty()) {
            throw QuantityParseException.format();
        }
        var parts = QuantityText.split(text);
        Suffix suffix = Suffix.parse(parts.suffix()).orElseThrow(QuantityParseException::suffix);
        return bounded(suffix.scale(number(parts)), suffix.family());
    }

    private static BigDecimal number(QuantityText parts) {
        String digits = parts.whole() + parts.fraction();
        if (digits.isEmpty()) {
            throw QuantityParseException.number();
        }
        BigDecimal number =
                digits.length() <= FAST_DIGITS
                        ? BigDecimal.valueOf(Long.parseLong(digits), parts.fraction().length())
                        : new BigDecimal(new BigInteger(digits), parts.fraction().length());
        return parts.negative() ? number.negate() : number;
    }

    /// As upstream: too fine is rounded up (away from zero), too large a binary amount is cut off,
    /// and a binary amount below one is printed in decimal.
    private static Quantity bounded(BigDecimal exact, Suffix.Family family) {
        BigDecimal amount = exact.scale() > NANO ? exact.setScale(NANO, RoundingMode.UP) : exact;
        if (family != Suffix.Family.BINARY) {
            return new Quantity(amount, family);
        }
        BigDecimal size = amount.abs();
        if (size.compareTo(MAX) > 0) {
            return new Quantity(amount.signum() < 0 ? MAX.negate() : MAX, family);
        }
        boolean belowOne = size.signum() > 0 && size.compareTo(BigDecimal.ONE) < 0;
        return new Quantity(amount, belowOne ? Suffix.Family.DECIMAL : family);
    }

    // ---- values

    /// Rounded up (away from zero) to a whole number; the largest `long` when it does not fit.
    public long value() {
        return scaled(0);
    }

    /// Thousandths, rounded up (away from zero).
    public long milliValue() {
        return scaled(3);
    }

    private long scaled(int digits) {
        BigDecimal whole = amount.movePointRight(digits).setScale(0, RoundingMode.UP);
        if (whole.precision() <= FAST_DIGITS) {
            return whole.longValue();
        }
        BigInteger big = whole.toBigInteger();
        return big.abs().compareTo(LONG_MAX) <= 0 ? big.longValue() : big.signum() * Long.MAX_VALUE;
    }

    public double doubleValue() {
        return amount.doubleValue();
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /// -1, 0 or 1.
    public int sign() {
        return amount.signum();
    }

    // ---- arithmetic

    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount), isZero() ? other.family : family);
    }

    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(other.amount), isZero() ? other.family : family);
    }

    public Quantity max(Quantity other) {
        return compareTo(other) < 0 ? other : this;
    }

    /// Rounded up (away from zero) to whole thousandths, as the API keeps resource lists.
    public Quantity roundedUpToMillis() {
        return amount.scale() <= 3
                ? this
                : new Quantity(amount.setScale(3, RoundingMode.UP), family);
    }

    public boolean isWhole() {
        return amount.scale() <= 0;
    }

    // ---- text

    /// The canonical form, such as `500m` or `1536Mi`.
    @Override
    public String toString() {
        if (isZero()) {
            return "0";
        }
        boolean binary =
                family == Suffix.Family.BINARY
                        && amount.scale() <= 0
                        && amount.abs().compareTo(BASE_1024) >= 0;
        return binary ? binaryText() : decimalText();
    }

    private String decimalText() {
        int exponent = Math.floorDiv(-amount.scale(), 3) * 3;
        BigInteger mantissa = amount.movePointLeft(exponent).toBigIntegerExact();
        var printed = family == Suffix.Family.BINARY ? Suffix.Family.DECIMAL : family;
        return mantissa + Suffix.ofTen(exponent, printed);
    }

    private String binaryText() {
        BigInteger mantissa = amount.toBigIntegerExact();
        int thousands = Math.min(mantissa.abs().getLowestSetBit() / 10, 6);
        return mantissa.shiftRight(thousands * 10) + Suffix.of1024(thousands);
    }

    public Json json() {
        return Json.of(toString());
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    /// Equal amounts are equal, however they are written.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && amount.equals(that.amount);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(amount);
    }
}
