package dev.kubejar.cluster;

import dev.kubejar.cluster.command.CommandLines;

/// The jar's main class behind the launcher: runs one command and ends with its exit code.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        SilentLogging.inOwnProcess();
        System.exit(CommandLines.run(args));
    }
}
