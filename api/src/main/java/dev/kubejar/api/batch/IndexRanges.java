package dev.kubejar.api.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Indexes of an indexed job's pods, written `1,3-5,7`: rising, without overlaps.
public record IndexRanges(List<Range> ranges) {

    public IndexRanges {
        ranges = List.copyOf(ranges);
    }

    /// From `first` to `last`, both included.
    public record Range(long first, long last) {}

    /// Says in upstream's words what is wrong with a text.
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1;

        private FormatException(String message) {
            super(message);
        }
    }

    /// `completions` is the number of indexes that there are.
    public static IndexRanges parse(String text, long completions) throws FormatException {
        var ranges = new ArrayList<Range>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Range range = range(part, completions);
            if (!ranges.isEmpty() && ranges.getLast().last() >= range.first()) {
                throw notRising(ranges.getLast().last(), range.first());
            }
            ranges.add(range);
        }
        return new IndexRanges(ranges);
    }

    private static Range range(String text, long completions) throws FormatException {
        String[] limits = text.split("-", -1);
        if (limits.length > 2) {
            throw new FormatException(
                    "the fragment \"%s\" violates the requirement that an index interval can have at most two parts separated by '-'"
                            .formatted(text));
        }
        long first = index(limits[0], completions);
        if (limits.length == 1) {
            return new Range(first, first);
        }
        long last = index(limits[1], completions);
        if (first >= last) {
            throw notRising(first, last);
        }
        return new Range(first, last);
    }

    private static long index(String text, long completions) throws FormatException {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw new FormatException(
                    "cannot convert string to integer for index: \"" + text + "\"");
        }
        long index = Long.parseLong(text);
        if (index >= completions) {
            throw new FormatException("too large index: \"" + text + "\"");
        }
        return index;
    }

    private static FormatException notRising(long before, long now) {
        return new FormatException(
                "non-increasing order, previous: %d, current: %d".formatted(before, now));
    }

    /// How many indexes there are in all ranges.
    public long count() {
        return ranges.stream().mapToLong(it -> it.last() - it.first() + 1).sum();
    }

    public boolean contains(long index) {
        return ranges.stream().anyMatch(it -> it.first() <= index && index <= it.last());
    }

    /// The lowest index that is in both; empty when none is.
    public OptionalLong overlap(IndexRanges other) {
        return ranges.stream()
                .flatMapToLong(one ->
                        other.ranges.stream()
                                .filter(it -> it.first() <= one.last() && one.first() <= it.last())
                                .mapToLong(it -> Math.max(it.first(), one.first())))
                .min();
    }
}
