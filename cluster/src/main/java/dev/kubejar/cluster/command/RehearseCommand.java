package dev.kubejar.cluster.command;

import dev.kubejar.cluster.Rehearsal;
import dev.kubejar.cluster.launch.AotTraining;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kubejar rehearse --data-dir DIR`: a short life of a cluster in a new directory, for the JVM to
/// learn from.
@Command(name = AotTraining.COMMAND, hidden = true)
final class RehearseCommand implements Callable<Integer> {
    @Mixin private DataDirOption dataDir;

    @Override
    public Integer call() throws Exception {
        Rehearsal.run(dataDir.layout());
        return 0;
    }
}
