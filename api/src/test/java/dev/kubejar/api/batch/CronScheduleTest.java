package dev.kubejar.api.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CronScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    * * * * *            | 2026-11-21T10:00:30Z | 2026-11-21T10:01Z
                    */5 * * * *          | 2026-11-21T10:00:00Z | 2026-11-21T10:05Z
                    3-59/20 * * * *      | 2026-11-21T10:05:00Z | 2026-11-21T10:23Z
                    7/20 * * * *         | 2026-11-21T10:48:00Z | 2026-11-21T11:07Z
                    0 0 1 1 *            | 2026-11-21T10:00:00Z | 2027-01-01T00:00Z
                    0 12 29 feb ?        | 2026-11-21T10:00:00Z | 2028-02-29T12:00Z
                    30 6 * * MON-FRI     | 2026-11-21T10:00:00Z | 2026-11-23T06:30Z
                    0 0 13 * 5           | 2026-11-21T10:00:00Z | 2026-11-27T00:00Z
                    0 0 */2 * 5          | 2026-11-21T10:00:00Z | 2026-11-23T00:00Z
                    0 8,20 * 11,12 sun   | 2026-11-22T09:00:00Z | 2026-11-22T20:00Z
                    @hourly              | 2026-11-21T10:00:00Z | 2026-11-21T11:00Z
                    @weekly              | 2026-11-21T10:00:00Z | 2026-11-22T00:00Z
                    @every 90m           | 2026-11-21T10:00:00Z | 2026-11-21T11:30Z
                    TZ=UTC 0 5 * * *     | 2026-11-21T10:00:00Z | 2026-11-22T05:00Z
                    """)
    void isNextDue(String schedule, ZonedDateTime after, ZonedDateTime next) {
        assertThat(CronSchedule.parse(schedule).nextAfter(after)).contains(next);
    }

    @Test
    void neverComesUp() {
        assertThat(CronSchedule.parse("0 0 30 2 *").nextAfter(at("2026-11-21T10:00:00Z")))
                .isEmpty();
    }

    @Test
    void skipsAnHourThatTheClocksLeaveOut() {
        assertThat(
                        CronSchedule.parse("30 2 * * *")
                                .nextAfter(at("2026-03-28T12:00:00+01:00[Europe/Berlin]")))
                .contains(at("2026-03-30T02:30:00+02:00[Europe/Berlin]"));
    }

    private static ZonedDateTime at(String text) {
        return ZonedDateTime.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    * * * *        | expected exactly 5 fields, found 4: [* * * *]
                    60 * * * *     | end of range (60) above maximum (59): 60
                    * * 0 * *      | beginning of range (0) below minimum (1): 0
                    * * * * 7      | end of range (7) above maximum (6): 7
                    5-3 * * * *    | beginning of range (5) beyond end of range (3): 5-3
                    */0 * * * *    | step of range should be a positive number: */0
                    1-2-3 * * * *  | too many hyphens: 1-2-3
                    1/2/3 * * * *  | too many slashes: 1/2/3
                    @sometimes     | unrecognized descriptor: @sometimes
                    @every 1h5     | failed to parse duration @every 1h5: time: missing unit in duration "1h5"
                    @every 5d      | failed to parse duration @every 5d: time: unknown unit "d" in duration "5d"
                    @every 5mx     | failed to parse duration @every 5mx: time: unknown unit "mx" in duration "5mx"
                    @every x       | failed to parse duration @every x: time: invalid duration "x"
                    @every 9999999h | failed to parse duration @every 9999999h: time: invalid duration "9999999h"
                    """)
    void refusesInTheWordsOfUpstreamsParser(String schedule, String message) {
        assertThatThrownBy(() -> CronSchedule.parse(schedule))
                .isInstanceOf(CronFormatException.class)
                .hasMessage(message);
    }
}
