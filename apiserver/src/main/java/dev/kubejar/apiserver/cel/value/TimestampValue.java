package dev.kubejar.apiserver.cel.value;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A moment between the years 1 and 9999, such as `timestamp('2026-01-01T00:00:00+02:00')`. It
/// keeps the offset that it was written with, which counts for nothing but its text.
public record TimestampValue(OffsetDateTime value) implements Value {
    private static final int LAST_YEAR = 9999;

    /// [Failure] outside of the years that CEL knows.
    public static Value of(OffsetDateTime value) {
        int year = value.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        return year < 1 || year > LAST_YEAR
                ? new Failure("timestamp overflow")
                : new TimestampValue(value);
    }

    @Override
    public TypeValue type() {
        return TypeValue.TIMESTAMP;
    }

    /// RFC 3339 with as many digits of the second as it has.
    @Override
    public String toString() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
    }
}
