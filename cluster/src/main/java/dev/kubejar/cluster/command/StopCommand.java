package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.RunFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kubejar stop`: ends the cluster's process; its containers run on and the next `up` adopts them.
@Command(name = "stop", description = "End the cluster's process; its containers run on.")
final class StopCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DataDirOption dataDir;

    @Override
    public Integer call() {
        Optional<RunFile> running = RunningCluster.find(dataDir.layout());
        running.ifPresent(RunningCluster::stop);
        spec.commandLine().getOut().println(running.isPresent() ? "stopped" : "not running");
        return 0;
    }
}
