package dev.kubejar.cluster;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Keeps Logback from looking for its configuration until [Logging] sets it up: it would search the
/// class path and then print everything on the terminal, for 0.05 s of a start.
///
/// Whoever names a file with `-Dlogback.configurationFile` gets that.
public final class SilentLogging extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        return System.getProperty("logback.configurationFile") == null
                ? ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY
                : ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
}
