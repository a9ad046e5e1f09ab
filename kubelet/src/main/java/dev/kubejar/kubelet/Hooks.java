package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.LifecycleHandler;
import dev.kubejar.kubelet.probe.Subject;
import dev.kubejar.kubelet.runtime.ExecOutcome;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs postStart and preStop hooks on the calling virtual thread.
///
/// Source: [Container lifecycle
/// hooks](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)
record Hooks(Kit kit) {

    /// What went wrong; empty when nothing did.
    Optional<String> run(LifecycleHandler handler, Subject subject, Duration timeout)
            throws InterruptedException {
        if (handler.exec().isPresent()) {
            return exec(handler.exec().get(), subject, timeout);
        }
        if (handler.httpGet().isPresent()) {
            return call(handler.httpGet().get(), subject, timeout);
        }
        if (handler.sleep().isPresent()) {
            Duration asked = handler.sleep().get();
            kit.time().sleep(asked.compareTo(timeout) < 0 ? asked : timeout);
            return Optional.empty();
        }
        return Optional.of("invalid handler");
    }

    private Optional<String> exec(List<String> command, Subject subject, Duration timeout) {
        String shown = String.join(" ", command);
        try {
            return switch (kit.runtime()
                    .containers()
                    .exec(subject.containerId(), command, timeout)) {
                case ExecOutcome.Exited(int exitCode, String _) when exitCode == 0 ->
                        Optional.empty();
                case ExecOutcome.Exited(int exitCode, String output) ->
                        Optional.of(
                                "command '%s' exited with %d: %s"
                                        .formatted(shown, exitCode, output));
                case ExecOutcome.TimedOut _ ->
                        Optional.of("command '%s' timed out".formatted(shown));
            };
        } catch (RuntimeFailure e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> call(
            LifecycleHandler.HttpGetAction get, Subject subject, Duration timeout) {
        try {
            kit.prober().call(get, subject, timeout);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
