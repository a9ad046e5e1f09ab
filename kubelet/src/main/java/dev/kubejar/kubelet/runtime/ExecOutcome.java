package dev.kubejar.kubelet.runtime;

/// How a command in a container ended. `output` is what it wrote to both its streams, as UTF-8, cut
/// after 10 KiB as upstream's probes do.
public sealed interface ExecOutcome {

    /// It ended in time.
    record Exited(int exitCode, String output) implements ExecOutcome {}

    /// It did not: this is what it had written by then.
    record TimedOut(String output) implements ExecOutcome {}
}
