package dev.kubejar.apiserver.cel.function;

import dev.kubejar.apiserver.cel.value.DurationValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.TimestampValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.ToLongFunction;

/// The parts of a time, in UTC or a zone (`time.getHours('+01:00')`), and a duration as a count.
final class TimeParts {
    private static final int DAYS_A_WEEK = 7;
    private static final int NANOS_A_MILLI = 1_000_000;

    /// One part: of a point of time, and of a span where a span has it.
    private record Part(ToLongFunction<ZonedDateTime> ofTime, ToLongFunction<Duration> ofSpan) {}

    private TimeParts() {}

    static Map<String, Body> bodies() {
        return Map.of(
                "getFullYear", of(ZonedDateTime::getYear),
                "getMonth", of(it -> it.getMonthValue() - 1),
                "getDayOfYear", of(it -> it.getDayOfYear() - 1),
                "getDayOfMonth", of(it -> it.getDayOfMonth() - 1),
                "getDate", of(ZonedDateTime::getDayOfMonth),
                "getDayOfWeek", of(it -> it.getDayOfWeek().getValue() % DAYS_A_WEEK),
                "getHours", of(new Part(ZonedDateTime::getHour, Duration::toHours)),
                "getMinutes", of(new Part(ZonedDateTime::getMinute, Duration::toMinutes)),
                "getSeconds", of(new Part(ZonedDateTime::getSecond, Duration::toSeconds)),
                "getMilliseconds",
                        of(new Part(it -> it.getNano() / NANOS_A_MILLI, Duration::toMillis)));
    }

    private static Body of(ToLongFunction<ZonedDateTime> ofTime) {
        return arguments -> part(ofTime, arguments);
    }

    private static Body of(Part part) {
        return arguments ->
                arguments[0] instanceof DurationValue(Duration span)
                        ? new IntValue(part.ofSpan.applyAsLong(span))
                        : part(part.ofTime, arguments);
    }

    private static Value part(ToLongFunction<ZonedDateTime> part, Value... arguments) {
        if (!(arguments[0] instanceof TimestampValue(var time))) {
            return Failure.NO_SUCH_OVERLOAD;
        }
        if (arguments.length == 1) {
            return new IntValue(part.applyAsLong(time.atZoneSameInstant(ZoneOffset.UTC)));
        }
        if (!(arguments[1] instanceof StringValue(String zone))) {
            return Failure.NO_SUCH_OVERLOAD;
        }
        try {
            return new IntValue(part.applyAsLong(time.atZoneSameInstant(zone(zone))));
        } catch (DateTimeException _) { // the answer, not a fault
            return new Failure("unknown time zone " + zone);
        }
    }

    /// `Europe/Berlin`, `-01:30` or `01:30`.
    private static ZoneId zone(String name) {
        boolean unsigned = name.contains(":") && Character.isDigit(name.charAt(0));
        return ZoneId.of(unsigned ? "+" + name : name);
    }
}
