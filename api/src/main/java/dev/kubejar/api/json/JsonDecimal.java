package dev.kubejar.api.json;

import java.math.BigDecimal;

/// Any other JSON number.
public record JsonDecimal(double value) implements Json {
    private static final double LEAST_PLAIN = 1e-6;
    private static final double LEAST_LARGE = 1e21;
    private static final double END_OF_INTEGERS = 0x1p63;

    /// What reading [#toString] gives: a whole number is an integer then.
    public Json readBack() {
        boolean isInteger = value == Math.rint(value) && Math.abs(value) < END_OF_INTEGERS;
        return isInteger ? Json.of(Long.parseLong(toString())) : this;
    }

    /// As Go writes it, and so as all of Kubernetes does: `1` for 1.0, `0.5`, `1e+21`, `1e-7`.
    ///
    /// Source: [encoding/json](https://pkg.go.dev/encoding/json#Marshal)
    @Override
    public String toString() {
        if (value == 0) {
            return Double.compare(value, 0) < 0 ? "-0" : "0";
        }
        BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= LEAST_PLAIN && size < LEAST_LARGE) {
            return digits.toPlainString();
        }
        int exponent = digits.precision() - digits.scale() - 1;
        String mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
        return mantissa + (exponent < 0 ? "e" : "e+") + exponent;
    }
}
