package dev.kubejar.apiserver.cel.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans and points of time in Go's spelling: `1h30m`, `-1.5s`, `300ms`; RFC 3339.
public final class GoTimes {
    private static final Pattern TERM =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");
    private static final Pattern LOOSE = Pattern.compile("\\s*([0-9]+)\\s*([A-Za-z\u00b5]+)");
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ns", Duration.ofNanos(1),
                    "us", Duration.ofNanos(1_000),
                    "\u00b5s", Duration.ofNanos(1_000),
                    "\u03bcs", Duration.ofNanos(1_000),
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1));

    /// What the format `duration` of a schema takes beside: `3 days`, `1w`.
    private static final Map<String, Duration> WORDS =
            Map.ofEntries(
                    Map.entry("nano", Duration.ofNanos(1)),
                    Map.entry("micro", Duration.ofNanos(1_000)),
                    Map.entry("milli", Duration.ofMillis(1)),
                    Map.entry("sec", Duration.ofSeconds(1)),
                    Map.entry("second", Duration.ofSeconds(1)),
                    Map.entry("min", Duration.ofMinutes(1)),
                    Map.entry("minute", Duration.ofMinutes(1)),
                    Map.entry("hr", Duration.ofHours(1)),
                    Map.entry("hour", Duration.ofHours(1)),
                    Map.entry("d", Duration.ofDays(1)),
                    Map.entry("day", Duration.ofDays(1)),
                    Map.entry("w", Duration.ofDays(7)),
                    Map.entry("week", Duration.ofDays(7)));

    private GoTimes() {}

    /// Empty for what is no duration.
    ///
    /// Source: [time.ParseDuration](https://pkg.go.dev/time#ParseDuration)
    public static Optional<Duration> parse(String text) {
        boolean negative = text.startsWith("-");
        String terms = negative || text.startsWith("+") ? text.substring(1) : text;
        if (terms.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher term = TERM.matcher(terms);
        int end = 0;
        BigDecimal nanos = BigDecimal.ZERO;
        while (end < terms.length() && term.find(end) && term.start() == end) {
            BigDecimal unit = BigDecimal.valueOf(unit(term.group(2)).toNanos());
            nanos = nanos.add(new BigDecimal(term.group(1)).multiply(unit));
            end = term.end();
        }
        return end == 0 || end < terms.length()
                ? Optional.empty()
                : ofNanos(negative ? nanos.negate() : nanos);
    }

    private static Optional<Duration> ofNanos(BigDecimal nanos) {
        try {
            return Optional.of(Duration.ofNanos(nanos.toBigInteger().longValueExact()));
        } catch (ArithmeticException _) { // the answer, not a fault
            return Optional.empty();
        }
    }

    private static Duration unit(String name) {
        return UNITS.getOrDefault(name, Duration.ZERO);
    }

    /// What the format `duration` of a schema takes: Go's spelling, and words.
    ///
    /// Source:
    /// [strfmt.ParseDuration](https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/strfmt#ParseDuration)
    public static Optional<Duration> parseLoosely(String text) {
        Optional<Duration> strict = parse(text);
        if (strict.isPresent()) {
            return strict;
        }
        Matcher term = LOOSE.matcher(text);
        Duration sum = Duration.ZERO;
        boolean any = false;
        while (term.find()) {
            Optional<Duration> unit = word(term.group(2));
            if (unit.isEmpty() || term.group(1).length() > 18) {
                return Optional.empty();
            }
            sum = sum.plus(unit.get().multipliedBy(Long.parseLong(term.group(1))));
            any = true;
        }
        return any ? Optional.of(sum) : Optional.empty();
    }

    private static Optional<Duration> word(String name) {
        Duration unit = UNITS.getOrDefault(name, WORDS.get(name));
        if (unit == null && name.endsWith("s")) {
            unit = WORDS.get(name.substring(0, name.length() - 1));
        }
        return Optional.ofNullable(unit);
    }

    /// RFC 3339 with any offset; empty for what is no time.
    public static Optional<OffsetDateTime> parseTime(String text) {
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
