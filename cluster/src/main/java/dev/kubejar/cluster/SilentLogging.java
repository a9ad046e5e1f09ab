package dev.kubejar.cluster;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Keeps Logback from looking for its configuration until [Logging] sets it up: it would search the
/// class path and then print everything on the terminal, for 0.05 s of a start.
///
/// Only in kubejar's own process: in one that embeds a cluster, logging is that program's. Whoever
/// names a file with `-Dlogback.configurationFile` gets that.
public final class SilentLogging extends ContextAwareBase implements Configurator {
    private static final String OWN_PROCESS = "dev.kubejar.ownProcess";

    /// Says that this process is kubejar's own; called before anything is logged.
    static void inOwnProcess() {
        System.setProperty(OWN_PROCESS, "true");
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        boolean silent =
                Boolean.getBoolean(OWN_PROCESS)
                        && System.getProperty("logback.configurationFile") == null;
        return silent
                ? ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY
                : ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
}
