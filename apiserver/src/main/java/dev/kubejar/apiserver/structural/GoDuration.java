package dev.kubejar.apiserver.structural;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/// The format `duration`: what Go's `time.ParseDuration` reads, such as `1h15m30.5s`, and Scala's
/// form, such as `3 days`.
///
/// Source: [time.ParseDuration](https://pkg.go.dev/time#ParseDuration)
final class GoDuration {
    private static final Pattern GO =
            Pattern.compile(
                    "^[-+]?(?:0|(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+)$");
    private static final Pattern GO_PART =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern SCALA = Pattern.compile("^\\s*(?:\\d+\\s*[A-Za-zµ]+\\s*)+$");
    private static final Pattern SCALA_PART = Pattern.compile("(\\d+)\\s*([A-Za-zµ]+)");
    private static final Set<String> SHORT_UNITS =
            Set.of("ns", "us", "µs", "ms", "s", "m", "h", "hr", "d", "w", "wk");
    private static final Set<String> LONG_UNITS =
            Set.of("nano", "micro", "milli", "sec", "min", "hour", "day", "week");
    private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LONG_DIGITS = 18;

    private GoDuration() {}

    static boolean isValid(String text) {
        return (GO.matcher(text).find() && fits(text)) || isScala(text);
    }

    private static boolean fits(String text) {
        var nanos = BigDecimal.ZERO;
        Matcher part = GO_PART.matcher(text);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(nanosOf(part.group(2))));
        }
        return nanos.compareTo(MAX_NANOS) <= 0;
    }

    private static BigDecimal nanosOf(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 1_000L;
                });
    }

    /// One unit that is known is enough, as upstream has it.
    private static boolean isScala(String text) {
        if (!SCALA.matcher(text).find()) {
            return false;
        }
        boolean known = false;
        Matcher part = SCALA_PART.matcher(text);
        while (part.find()) {
            if (part.group(1).length() > LONG_DIGITS) {
                return false;
            }
            known |= isUnit(part.group(2).toLowerCase(Locale.ROOT));
        }
        return known;
    }

    private static boolean isUnit(String unit) {
        return SHORT_UNITS.contains(unit) || LONG_UNITS.stream().anyMatch(unit::startsWith);
    }
}
