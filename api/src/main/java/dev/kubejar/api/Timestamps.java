package dev.kubejar.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Kubernetes' two ways to write a time: `Time` in seconds, `MicroTime` in microseconds, both in
/// UTC.
public final class Timestamps {
    private static final DateTimeFormatter MICRO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /// `2026-11-21T10:00:00Z`
    public static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// `2026-11-21T10:00:00.123456Z`
    public static String micros(Instant instant) {
        return MICRO.format(instant);
    }

    /// Reads RFC 3339 with any offset; throws `DateTimeParseException`.
    public static Instant parse(String text) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }
}
