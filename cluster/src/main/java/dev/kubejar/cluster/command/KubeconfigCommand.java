package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kubejar kubeconfig`: prints the user's access, for a file of their own.
@Command(name = "kubeconfig", description = "Print a kubeconfig for the cluster.")
final class KubeconfigCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private DataDirOption dataDir;

    @Override
    public Integer call() throws IOException {
        Layout layout = dataDir.layout();
        if (!Files.exists(layout.kubeconfig())) {
            throw new UsageException("no cluster has been started on " + layout.root());
        }
        spec.commandLine().getOut().print(Files.readString(layout.kubeconfig()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
