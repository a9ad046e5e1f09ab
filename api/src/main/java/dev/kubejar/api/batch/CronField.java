package dev.kubejar.api.batch;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One field of a cron schedule: the values it allows, as bits.
///
/// @param bits bit 5 is set when 5 is allowed
/// @param isStar whether it was written `*` or `?`: then it does not restrict
record CronField(long bits, boolean isStar) {

    /// The values that a field may have.
    ///
    /// @param names for some of them, such as `jan`
    private record Bounds(int min, int max, Map<String, Integer> names) {
        Bounds(int min, int max) {
            this(min, max, Map.of());
        }
    }

    private static final List<Bounds> BOUNDS =
            List.of(
                    new Bounds(0, 59),
                    new Bounds(0, 23),
                    new Bounds(1, 31),
                    new Bounds(
                            1,
                            12,
                            Map.ofEntries(
                                    Map.entry("jan", 1),
                                    Map.entry("feb", 2),
                                    Map.entry("mar", 3),
                                    Map.entry("apr", 4),
                                    Map.entry("may", 5),
                                    Map.entry("jun", 6),
                                    Map.entry("jul", 7),
                                    Map.entry("aug", 8),
                                    Map.entry("sep", 9),
                                    Map.entry("oct", 10),
                                    Map.entry("nov", 11),
                                    Map.entry("dec", 12))),
                    new Bounds(
                            0,
                            6,
                            Map.of(
                                    "sun", 0, "mon", 1, "tue", 2, "wed", 3, "thu", 4, "fri", 5,
                                    "sat", 6)));

    /// Reads the field at `position`: minute, hour, day of the month, month, day of the week.
    static CronField parse(String text, int position) {
        Bounds bounds = BOUNDS.get(position);
        long bits = 0;
        boolean star = false;
        for (String part : text.split(",", -1)) {
            if (!part.isEmpty()) {
                CronField range = range(part, bounds);
                bits |= range.bits;
                star |= range.isStar;
            }
        }
        return new CronField(bits, star);
    }

    /// `5`, `1-5`, `*`, each perhaps with a step: `*/15`.
    private static CronField range(String text, Bounds bounds) {
        String[] stepped = text.split("/", -1);
        String[] ends = stepped[0].split("-", -1);
        boolean star = ends[0].equals("*") || ends[0].equals("?");
        boolean single = ends.length == 1 && !star;
        if (!star && ends.length > 2) {
            throw new CronFormatException("too many hyphens: " + text);
        }
        long first = star ? bounds.min : value(ends[0], bounds);
        long last = star ? bounds.max : ends.length == 2 ? value(ends[1], bounds) : first;
        long step = 1;
        if (stepped.length > 2) {
            throw new CronFormatException("too many slashes: " + text);
        }
        if (stepped.length == 2) {
            step = number(stepped[1]);
            last = single ? bounds.max : last;
            star &= step <= 1;
        }
        check(text, bounds, first, last, step);
        long bits = 0;
        for (long value = first; value <= last; value += step) {
            bits |= 1L << value;
        }
        return new CronField(bits, star);
    }

    private static void check(String text, Bounds bounds, long first, long last, long step) {
        if (first < bounds.min) {
            throw new CronFormatException(
                    "beginning of range (%d) below minimum (%d): %s"
                            .formatted(first, bounds.min, text));
        }
        if (last > bounds.max) {
            throw new CronFormatException(
                    "end of range (%d) above maximum (%d): %s".formatted(last, bounds.max, text));
        }
        if (first > last) {
            throw new CronFormatException(
                    "beginning of range (%d) beyond end of range (%d): %s"
                            .formatted(first, last, text));
        }
        if (step == 0) {
            throw new CronFormatException("step of range should be a positive number: " + text);
        }
    }

    private static long value(String text, Bounds bounds) {
        Integer named = bounds.names.get(text.toLowerCase(Locale.ROOT));
        return named == null ? number(text) : named;
    }

    private static long number(String text) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw new CronFormatException(
                    "failed to parse int from %s: strconv.Atoi: parsing \"%s\": invalid syntax"
                            .formatted(text, text));
        }
        long number = Long.parseLong(text);
        if (number < 0) {
            throw new CronFormatException(
                    "negative number (%d) not allowed: %s".formatted(number, text));
        }
        return number;
    }

    boolean allows(int value) {
        return (bits & 1L << value) != 0;
    }
}
