package dev.kubejar.cluster;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

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
                String.format(
                        Locale.ROOT, "  %-12s %-58s %6.2f s", name, detail, seconds(last, now)));
        out.flush();
        last = now;
    }

    void ready(String nextCommand) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "Ready in %.1f s. Try:  %s",
                        seconds(begin, clock.instant()),
                        nextCommand));
        out.flush();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
