package dev.kubejar.cluster.command;

import dev.kubejar.cluster.Deletion;
import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.UsageException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kubejar delete`: ends the cluster and removes all that it made.
@Command(
        name = "delete",
        description =
                "End the cluster and remove its containers, networks, iptables chains, kubeconfig context and data.")
final class DeleteCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DataDirOption dataDir;

    @Option(
            names = "--docker-host",
            paramLabel = "URL",
            description = "The Docker Engine (default: the one the cluster was started with).")
    private Optional<String> dockerHost;

    @Override
    public Integer call() {
        Layout layout = dataDir.layout();
        if (!Files.exists(layout.cluster())) {
            throw new UsageException("no cluster in " + layout.root());
        }
        RunningCluster.find(layout).ifPresent(RunningCluster::stop);
        new Deletion(layout, dockerHost).run(spec.commandLine().getOut());
        return 0;
    }
}
