package dev.kubejar.cluster;

import dev.kubejar.apiserver.http.PortTakenException;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.RunFile;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.store.DirectoryLock;
import dev.kubejar.store.StoreDamagedException;
import dev.kubejar.store.StoreLockedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kubejar up`: starts a cluster in this process and stays until it is told to end.
///
/// What cannot work is found out before anything is changed: the directory is taken, the port is
/// taken. An orderly end (Ctrl-C, TERM) closes everything in reverse order and leaves containers
/// running.
public final class Up {
    private static final Logger log = LoggerFactory.getLogger(Up.class);
    private static final int RUNS_ALREADY = 3;

    private final Config config;
    private final PrintWriter out;
    private final Layout layout;

    private Up(Config config, PrintWriter out) {
        this.config = config;
        this.out = out;
        this.layout = config.layout();
    }

    /// Returns only when the start fails; else the process ends in here.
    public static int run(Config config, PrintWriter out) {
        return new Up(config, out).run();
    }

    private int run() {
        if (Files.isDirectory(layout.root())) {
            acquire().close(); // "runs already" is the better news than "port taken"
        }
        Preflight.check(config);
        layout.create();
        try (DirectoryLock _ = acquire()) {
            return stay();
        }
    }

    private DirectoryLock acquire() {
        return layout.tryLock()
                .orElseThrow(() -> {
                    Optional<RunFile> run = RunFile.read(layout);
                    String who =
                            run.map(it -> " (pid %d, port %d)".formatted(it.pid(), it.port()))
                                    .orElse("");
                    return new UsageException(
                            "a cluster runs already on " + layout.root() + who, RUNS_ALREADY);
                });
    }

    private int stay() {
        Instant begin = Machine.processStart(Clock.systemUTC());
        Logging.toFile(layout.log());
        out.println("kubejar: a Kubernetes cluster in " + layout.root());
        var progress = new Progress(out, Clock.systemUTC(), begin);
        Cluster cluster = start(progress);
        try {
            new RunFile(ProcessHandle.current().pid(), cluster.port(), true).write(layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.trainJvm();
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("shutdown").unstarted(() -> end(cluster)));
        progress.ready(cluster.nextCommand());
        return untilEnded();
    }

    private Cluster start(Progress progress) {
        try {
            return Cluster.start(config, progress);
        } catch (StoreDamagedException | StoreLockedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (PortTakenException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted", 1);
        }
    }

    private static int untilEnded() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /// On the shutdown thread. Halting with 0 says that the end was an orderly one, whatever signal
    /// asked for it.
    private void end(Cluster cluster) {
        try {
            cluster.close();
            RunFile.remove(layout);
            Runtime.getRuntime().halt(0);
        } catch (IOException | RuntimeException e) {
            log.error("msg=\"did not end in order\"", e);
        }
    }
}
