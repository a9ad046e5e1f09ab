package dev.kubejar.cluster;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Tells a person how the start goes: a line for each step as it completes, with the time it took.
final class Progress {
    private final PrintWriter out;
    private final InstantSource clock;
    private final Instant begin;
    private Instant last;

    Progress(PrintWriter out, InstantSource clock, Instant begin) {
        this.out = out;
        this.clock = clock;
        this.begin = begin;
        this.last = begin;
    }

    /// ` Store 3 objects, revision 12 0.04 s`
    void step(String name, String detail) {
        Instant now = clock.instant();
        out.println(
                "  "
                        + left(name, 12)
                        + " "
                        + left(detail, 58)
                        + " "
                        + right(seconds(last, now, 2), 6)
                        + " s");
        out.flush();
        last = now;
    }

    void ready(String nextCommand) {
        out.println("Ready in " + seconds(begin, clock.instant(), 1) + " s. Try:  " + nextCommand);
        out.flush();
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /// `12.34`. A `Formatter` would load the numbers of all languages: 60 classes of a start.
    private static String seconds(Instant from, Instant to, int decimals) {
        return BigDecimal.valueOf(Duration.between(from, to).toMillis(), 3)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
