package dev.kubejar.api.batch;

import dev.kubejar.api.time.GoDuration;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When something is due: `*/5 * * * *`, `@daily`, `@every 90m`.
///
/// Five fields: minute, hour, day of the month, month, day of the week. When both days restrict,
/// either will do, as cron has always had it.
///
/// Source: [robfig/cron](https://pkg.go.dev/github.com/robfig/cron/v3), which upstream uses
public final class CronSchedule {
    private static final int FIELDS = 5;
    private static final int MINUTE = 0;
    private static final int HOUR = 1;
    private static final int DAY = 2;
    private static final int MONTH = 3;
    private static final int WEEKDAY = 4;

    /// A schedule that does not come up within so many years never does.
    private static final int MAX_YEARS = 5;

    private static final Map<String, String> NAMED =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");
    private static final String EVERY = "@every ";

    private final List<CronField> fields;
    private final Duration interval;

    /// @param interval zero for a schedule of fields
    private CronSchedule(List<CronField> fields, Duration interval) {
        this.fields = List.copyOf(fields);
        this.interval = interval;
    }

    /// Throws [CronFormatException]. A leading `TZ=` is passed over: the zone is the caller's.
    public static CronSchedule parse(String text) {
        if (text.isEmpty()) {
            throw new CronFormatException("empty spec string");
        }
        String plain = withoutZone(text);
        if (plain.startsWith("@")) {
            return named(plain);
        }
        List<String> words = words(plain);
        if (words.size() != FIELDS) {
            throw new CronFormatException(
                    "expected exactly 5 fields, found %d: [%s]"
                            .formatted(words.size(), String.join(" ", words)));
        }
        var fields = new ArrayList<CronField>(FIELDS);
        for (int i = 0; i < FIELDS; i++) {
            fields.add(CronField.parse(words.get(i), i));
        }
        return new CronSchedule(fields, Duration.ZERO);
    }

    private static List<String> words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    private static String withoutZone(String text) {
        boolean zoned = text.startsWith("TZ=") || text.startsWith("CRON_TZ=");
        int space = text.indexOf(' ');
        return zoned && space > 0 ? text.substring(space).strip() : text;
    }

    private static CronSchedule named(String text) {
        String fields = NAMED.get(text);
        if (fields != null) {
            return parse(fields);
        }
        if (text.startsWith(EVERY)) {
            return new CronSchedule(List.of(), interval(text.substring(EVERY.length())));
        }
        throw new CronFormatException("unrecognized descriptor: " + text);
    }

    /// Whole seconds, at least one.
    private static Duration interval(String text) {
        return GoDuration.parse(text)
                .map(it -> Duration.ofSeconds(Math.max(1, it.toSeconds())))
                .orElseThrow(() ->
                        new CronFormatException(
                                "failed to parse duration @every %s: %s"
                                        .formatted(text, GoDuration.complaint(text))));
    }

    /// The first time after `time` that is due, in its zone; empty when there is none within five
    /// years, as for February 30th.
    public Optional<ZonedDateTime> nextAfter(ZonedDateTime time) {
        if (!interval.isZero()) {
            return Optional.of(time.truncatedTo(ChronoUnit.SECONDS).plus(interval));
        }
        ZonedDateTime next = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        int lastYear = next.getYear() + MAX_YEARS;
        while (next.getYear() <= lastYear) {
            ZonedDateTime later = step(next);
            if (later.equals(next)) {
                return Optional.of(next);
            }
            next = later;
        }
        return Optional.empty();
    }

    /// `time` itself when it is due, else the beginning of the next month, day, hour or minute that
    /// may be.
    private ZonedDateTime step(ZonedDateTime time) {
        if (!fields.get(MONTH).allows(time.getMonthValue())) {
            return midnight(time.withDayOfMonth(1).plusMonths(1));
        }
        if (!isDay(time)) {
            return midnight(time.plusDays(1));
        }
        if (!fields.get(HOUR).allows(time.getHour())) {
            return time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return fields.get(MINUTE).allows(time.getMinute()) ? time : time.plusMinutes(1);
    }

    private static ZonedDateTime midnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }

    private boolean isDay(ZonedDateTime time) {
        CronField days = fields.get(DAY);
        CronField weekdays = fields.get(WEEKDAY);
        boolean day = days.allows(time.getDayOfMonth());
        boolean weekday = weekdays.allows(time.getDayOfWeek().getValue() % 7);
        boolean bothRestrict = !days.isStar() && !weekdays.isStar();
        return bothRestrict ? day || weekday : day && weekday;
    }
}
