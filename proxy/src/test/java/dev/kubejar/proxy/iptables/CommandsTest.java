package dev.kubejar.proxy.iptables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CommandsTest {
    @Test
    void aCommandThatDoesNotEndIsKilled() {
        var commands = new Commands(Duration.ofMillis(50));

        assertThatThrownBy(() -> commands.run("sleep", "600"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("sleep did not end");
    }

    @Test
    void aFailureCarriesTheCommandsOwnWords() {
        assertThatThrownBy(() -> new Commands().run("sh", "-c", "echo why >&2; exit 3"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("exited with 3: why");
    }

    @Test
    void whatThisMachineDoesNotHaveIsNotDone() {
        var commands = new Commands();

        assertThat(commands.isDone("no-such-command-here")).isFalse();
        assertThat(commands.isDone("true")).isTrue();
    }
}
