package dev.kubejar.cluster;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// How an event is written.
final class LogLine {
    private LogLine() {}

    /// `2026-11-21T09:00:00.123+01:00 WARN Informer msg="lists again" kind=Pod`, and below it the
    /// stack of what was thrown.
    static final class OfFile extends LayoutBase<ILoggingEvent> {
        private final DateTimeFormatter time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                        .withZone(ZoneId.systemDefault());

        @Override
        public String doLayout(ILoggingEvent event) {
            String level = event.getLevel().toString();
            String logger = event.getLoggerName();
            var line =
                    new StringBuilder(256)
                            .append(time.format(event.getInstant()))
                            .append(' ')
                            .append(level)
                            .repeat(' ', "ERROR ".length() - level.length())
                            .append(logger.substring(logger.lastIndexOf('.') + 1))
                            .append(' ')
                            .append(event.getFormattedMessage())
                            .append('\n');
            if (event.getThrowableProxy() != null) {
                line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            return line.toString();
        }
    }

    /// ` WARN msg="lists again" kind=Pod`; the stack is in the file.
    static final class OfTerminal extends LayoutBase<ILoggingEvent> {

        @Override
        public String doLayout(ILoggingEvent event) {
            return "  " + event.getLevel() + " " + event.getFormattedMessage() + "\n";
        }
    }
}
