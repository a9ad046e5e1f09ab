package dev.kubejar.kubelet.runtime;

/// How a command in a container ended. `output` is what it wrote to both its streams, as UTF-8, cut
/// after 10 KiB as upstream's probes do.
public sealed interface ExecOutcome {

    record Exited(int exitCode, String output) implements ExecOutcome {}

    record TimedOut(String output) implements ExecOutcome {}
}
