package dev.kubejar.apiserver.cel.value;

import java.math.BigDecimal;
import java.time.Duration;

/// A span of time that fits 64 bits of nanoseconds (292 years), such as `duration('1h30m')`.
public record DurationValue(Duration value) implements Value {
    private static final int NANO_DIGITS = 9;

    /// [Failure] beyond 64 bits of nanoseconds.
    public static Value of(Duration value) {
        try {
            return new DurationValue(Duration.ofNanos(value.toNanos()));
        } catch (ArithmeticException _) { // the answer, not a fault
            return new Failure("duration overflow");
        }
    }

    @Override
    public TypeValue type() {
        return TypeValue.DURATION;
    }

    /// Seconds with their fraction, such as `5400s` or `0.5s`.
    @Override
    public String toString() {
        BigDecimal seconds = BigDecimal.valueOf(value.toNanos(), NANO_DIGITS);
        return seconds.signum() == 0 ? "0s" : seconds.stripTrailingZeros().toPlainString() + "s";
    }
}
