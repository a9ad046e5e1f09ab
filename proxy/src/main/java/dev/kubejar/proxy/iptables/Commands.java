package dev.kubejar.proxy.iptables;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs the system's iptables commands and waits for them.
final class Commands {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration longest;

    Commands() {
        this(LONGEST);
    }

    /// @param longest a command that has not ended by then is killed
    Commands(Duration longest) {
        this.longest = longest;
    }

    /// How a command ended and what it printed, errors included.
    record Outcome(int exitCode, String output) {}

    /// Throws `UncheckedIOException` with the command's own words when it fails.
    String run(String... command) {
        Outcome outcome = tryRun("", command);
        if (outcome.exitCode() != 0) {
            throw failure(Arrays.asList(command), outcome);
        }
        return outcome.output();
    }

    /// Feeds `text` to `iptables-restore`, which applies all of a table or nothing.
    void restore(String text) {
        String[] command = {"iptables-restore", "-w", "5", "--noflush", "--counters"};
        Outcome outcome = tryRun(text, command);
        if (outcome.exitCode() != 0) {
            throw failure(Arrays.asList(command), outcome);
        }
    }

    boolean succeeds(String... command) {
        return tryRun("", command).exitCode() == 0;
    }

    /// The same for a command that this machine may not have.
    boolean isDone(String... command) {
        try {
            return succeeds(command);
        } catch (UncheckedIOException e) {
            return false; // no such command
        }
    }

    private static UncheckedIOException failure(List<String> command, Outcome outcome) {
        return new UncheckedIOException(
                new IOException(
                        "%s exited with %d: %s"
                                .formatted(
                                        String.join(" ", command),
                                        outcome.exitCode(),
                                        outcome.output().strip())));
    }

    private Outcome tryRun(String input, String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            CompletableFuture<Boolean> inTime = watch(process);
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!inTime.join()) {
                throw new UncheckedIOException(new IOException(command[0] + " did not end"));
            }
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(command[0]));
        }
    }

    /// Whether it ended in time. Killing it also ends the reading of its output, which would wait
    /// for ever else.
    private CompletableFuture<Boolean> watch(Process process) {
        return process.onExit()
                .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, late) -> {
                    if (late != null) {
                        process.toHandle().destroyForcibly(); // and leave its output open to read
                    }
                    return late == null;
                });
    }
}
