package dev.kubejar.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// Kubernetes' two ways to write a time: `Time` in seconds, `MicroTime` in microseconds, both in
/// UTC.
public final class Timestamps {
    private static final DateTimeFormatter MICRO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String SECONDS = "0000-00-00T00:00:00Z";

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
        return text.length() == SECONDS.length() && isLike(text, SECONDS)
                ? ofSeconds(text)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /// Whether there is a digit wherever `pattern` has one, and the same character elsewhere.
    private static boolean isLike(String text, String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            char is = text.charAt(i);
            boolean fits = wanted == '0' ? is >= '0' && is <= '9' : is == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// The form that Kubernetes writes, without the formatter's tables: conditions are read all the
    /// time.
    private static Instant ofSeconds(String text) {
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new DateTimeParseException(String.valueOf(e.getMessage()), text, 0, e);
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
