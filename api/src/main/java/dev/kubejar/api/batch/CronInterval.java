package dev.kubejar.api.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The duration in `@every 1h30m`, written as Go writes durations.
final class CronInterval {
    private static final Pattern TERM = Pattern.compile("([0-9]*\\.?[0-9]*)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "μs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    private CronInterval() {}

    /// Whole seconds, at least one.
    static Duration parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String terms = signed ? text.substring(1) : text;
        Duration sum = Duration.ZERO;
        Matcher matcher = TERM.matcher(terms);
        int at = 0;
        while (at < terms.length() && matcher.find(at) && matcher.start() == at) {
            sum = sum.plus(term(text, matcher.group(1), matcher.group(2)));
            at = matcher.end();
        }
        if ((at < terms.length() || terms.isEmpty()) && !terms.equals("0")) {
            throw invalid(text);
        }
        long seconds = text.startsWith("-") ? -sum.toSeconds() : sum.toSeconds();
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private static Duration term(String text, String number, String unit) {
        if (number.isEmpty() || number.equals(".")) {
            throw invalid(text);
        }
        BigDecimal nanos =
                new BigDecimal("0" + number)
                        .multiply(BigDecimal.valueOf(NANOS.getOrDefault(unit, 0L)));
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private static CronFormatException invalid(String text) {
        return new CronFormatException(
                "failed to parse duration @every %s: time: invalid duration \"%s\""
                        .formatted(text, text));
    }
}
