package dev.kubejar.cluster.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommandLinesTest {

    @Test
    void upIsTheDefaultCommand() {
        assertThat(CommandLines.withDefaultCommand(new String[] {})).containsExactly("up");
        assertThat(CommandLines.withDefaultCommand(new String[] {"--nodes", "2"}))
                .containsExactly("up", "--nodes", "2");
    }

    @Test
    void aNamedCommandAndARootOptionStay() {
        assertThat(CommandLines.withDefaultCommand(new String[] {"status", "--data-dir", "x"}))
                .containsExactly("status", "--data-dir", "x");
        assertThat(CommandLines.withDefaultCommand(new String[] {"--help"}))
                .containsExactly("--help");
    }
}
