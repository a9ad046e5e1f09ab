package dev.kubejar.api.time;

import dev.kubejar.api.status.GoValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as Go reads them, such as `1h30m`, `-1.5s` and `300ms`, and as the format
/// `duration` of OpenAPI schemas takes them beside: `3 days`, `1w`. They fit 64 bits of
/// nanoseconds.
///
/// Source: [time.ParseDuration](https://pkg.go.dev/time#ParseDuration),
/// [strfmt.ParseDuration](https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/strfmt#ParseDuration)
public final class GoDuration {
    private static final Pattern TERM =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)");

    /// A number and what stands in its unit's place.
    private static final Pattern ANY_TERM =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([^.0-9]*)");

    private static final Pattern ONLY_WORDS =
            Pattern.compile("\\s*(?:[0-9]+\\s*[A-Za-z\u00b5]+\\s*)+");
    private static final Pattern WORDS = Pattern.compile("([0-9]+)\\s*([A-Za-z\u00b5]+)");
    private static final int LONG_DIGITS = 18;
    private static final long NANOS_OF_SECOND = 1_000_000_000;

    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "\u00b5s", 1_000L,
                    "\u03bcs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    /// A unit's spellings; of the last one the beginning is enough.
    private record Unit(Duration one, List<String> spellings) {
        boolean isSpelled(String text) {
            return spellings.contains(text) || text.startsWith(spellings.getLast());
        }
    }

    private static final List<Unit> UNITS =
            List.of(
                    new Unit(Duration.ofNanos(1), List.of("ns", "nano")),
                    new Unit(Duration.ofNanos(1_000), List.of("us", "\u00b5s", "micro")),
                    new Unit(Duration.ofMillis(1), List.of("ms", "milli")),
                    new Unit(Duration.ofSeconds(1), List.of("s", "sec")),
                    new Unit(Duration.ofMinutes(1), List.of("m", "min")),
                    new Unit(Duration.ofHours(1), List.of("h", "hr", "hour")),
                    new Unit(Duration.ofDays(1), List.of("d", "day")),
                    new Unit(Duration.ofDays(7), List.of("w", "wk", "week")));

    private GoDuration() {}

    /// Empty for what is no duration to Go.
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
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(term.group(2), 0L));
            nanos = nanos.add(new BigDecimal(term.group(1)).multiply(unit));
            end = term.end();
        }
        return end == 0 || end < terms.length()
                ? Optional.empty()
                : ofNanos(negative ? nanos.negate() : nanos);
    }

    /// As Go writes it: `1h0m15.5s`, `43ms`, `0s`. Not negative.
    ///
    /// Source: [Duration.String](https://pkg.go.dev/time#Duration.String)
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < NANOS_OF_SECOND) {
            return nanos < 1_000
                    ? nanos + "ns"
                    : nanos < 1_000_000 ? decimal(nanos, 3) + "\u00b5s" : decimal(nanos, 6) + "ms";
        }
        String hours = duration.toHours() == 0 ? "" : duration.toHours() + "h";
        String minutes = duration.toMinutes() == 0 ? "" : duration.toMinutesPart() + "m";
        return hours + minutes + decimal(nanos % (60 * NANOS_OF_SECOND), 9) + "s";
    }

    /// Without zeros at the end.
    private static String decimal(long number, int digits) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number, digits).stripTrailingZeros().toPlainString();
    }

    /// Why Go refuses `text`, which [#parse] does too: `time: missing unit in duration "5"`.
    public static String complaint(String text) {
        String terms = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        Matcher term = ANY_TERM.matcher(terms);
        while (term.lookingAt()) {
            String unit = term.group(2);
            if (unit.isEmpty()) {
                return "time: missing unit in duration " + GoValue.quoted(text);
            }
            if (!NANOS.containsKey(unit)) {
                return "time: unknown unit %s in duration %s"
                        .formatted(GoValue.quoted(unit), GoValue.quoted(text));
            }
            term.region(term.end(), terms.length());
        }
        return "time: invalid duration " + GoValue.quoted(text);
    }

    private static Optional<Duration> ofNanos(BigDecimal nanos) {
        try {
            return Optional.of(Duration.ofNanos(nanos.toBigInteger().longValueExact()));
        } catch (ArithmeticException _) { // the answer, not a fault
            return Optional.empty();
        }
    }

    /// Takes words for units too; empty unless one of them is known.
    public static Optional<Duration> parseLoosely(String text) {
        Optional<Duration> strict = parse(text);
        if (strict.isPresent() || !ONLY_WORDS.matcher(text).matches()) {
            return strict;
        }
        Matcher words = WORDS.matcher(text);
        Optional<Duration> sum = Optional.empty();
        while (words.find()) {
            if (words.group(1).length() > LONG_DIGITS) {
                return Optional.empty();
            }
            long count = Long.parseLong(words.group(1));
            String name = words.group(2).toLowerCase(Locale.ROOT);
            for (Unit unit : UNITS) {
                if (unit.isSpelled(name)) {
                    sum = Optional.of(sum.orElse(Duration.ZERO).plus(unit.one.multipliedBy(count)));
                }
            }
        }
        return sum;
    }
}
