package dev.kubejar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import org.junit.jupiter.api.Test;

class SilentLoggingTest {

    @Test
    void aProgramThatEmbedsAClusterKeepsItsOwnLogging() {
        assertThat(new SilentLogging().configure(new LoggerContext()))
                .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    }
}
