package dev.kubejar.apiserver.cel.value;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Points of time as Go reads them: RFC 3339 with any offset and up to nine digits of a second.
public final class Times {
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([.,]\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Times() {}

    /// Empty for what is no time.
    public static Optional<OffsetDateTime> parse(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(
                            text.replace(',', '.'), DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (DateTimeException _) { // the answer, not a fault
            return Optional.empty();
        }
    }
}
