package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.RunFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kubejar status`: whether a cluster runs on the data directory; exit code 0 when it does, 1 when
/// not.
@Command(
        name = "status",
        description = "Say whether the cluster runs; exit code 1 when it does not.")
final class StatusCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DataDirOption dataDir;

    @Override
    public Integer call() {
        Layout layout = dataDir.layout();
        Optional<RunFile> running = RunningCluster.find(layout);
        var out = spec.commandLine().getOut();
        if (running.isEmpty()) {
            out.println("not running (data directory " + layout.root() + ")");
            return 1;
        }
        RunFile run = running.get();
        out.println(
                "%s: pid %d, port %d, data directory %s"
                        .formatted(
                                run.ready() ? "running" : "starting",
                                run.pid(),
                                run.port(),
                                layout.root()));
        return 0;
    }
}
