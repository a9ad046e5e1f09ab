package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.RunFile;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.store.DirectoryLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The process that runs a cluster on a data directory, seen from another one.
final class RunningCluster {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private RunningCluster() {}

    /// Empty when nobody holds the directory.
    static Optional<RunFile> find(Layout layout) {
        if (!Files.isDirectory(layout.root())) {
            return Optional.empty();
        }
        Optional<DirectoryLock> lock = layout.tryLock();
        if (lock.isPresent()) {
            lock.get().close();
            return Optional.empty();
        }
        return RunFile.read(layout).or(() -> Optional.of(new RunFile(0, 0, false)));
    }

    /// Asks the process to end and waits until it has; one that cannot is ended for good, which the
    /// store survives at any instant.
    static void stop(RunFile run) {
        ProcessHandle.of(run.pid()).ifPresent(RunningCluster::end);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            if (!hasEnded(process)) {
                throw new UsageException("process " + process.pid() + " does not end", 1);
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
