package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.Layout;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data-dir`, which every command has.
final class DataDirOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:HOME:-${sys:user.home}}/.kubejar",
            description = "Where everything is kept (default: ~/.kubejar).")
    private Path directory;

    Layout layout() {
        return new Layout(directory.toAbsolutePath().normalize());
    }
}
