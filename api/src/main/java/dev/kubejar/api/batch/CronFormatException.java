package dev.kubejar.api.batch;

/// A text that is no cron schedule; the message says why, in the words of the library that upstream
/// uses.
public final class CronFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CronFormatException(String message) {
        super(message);
    }
}
