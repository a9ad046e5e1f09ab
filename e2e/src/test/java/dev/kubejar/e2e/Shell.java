package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Runs commands, all with the same prefix and environment, and waits for them.
///
/// @param prefix put before each command, such as `nsenter --net=…`; may be empty
public record Shell(List<String> prefix, Map<String, String> environment) {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /// How a command ended and what it printed.
    public record Outcome(String command, int exitCode, String out, String err) {

        /// Fails the test, with everything there is to see, unless the command succeeded.
        public Outcome succeeded() {
            assertThat(exitCode).as("%s%n%s%n%s", command, out, err).isZero();
            return this;
        }

        /// What it printed, as one text without the last line's end.
        public String text() {
            return out.strip();
        }
    }

    public static Shell plain() {
        return new Shell(List.of(), Map.of());
    }

    public Outcome run(String... command) {
        return runWithInput("", command);
    }

    public Outcome runWithInput(String input, String... command) {
        try {
            Process process = start(command);
            CompletableFuture<String> out = collect(process.getInputStream());
            CompletableFuture<String> err = collect(process.getErrorStream());
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the command did not want to hear it all
            }
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Outcome(
                    String.join(" ", command), process.waitFor(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts a command and leaves it running.
    public Process start(String... command) throws IOException {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        var builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// On a thread of its own: many commands may run at once.
    private static CompletableFuture<String> collect(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> read(in), task -> Thread.ofVirtual().start(task));
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
