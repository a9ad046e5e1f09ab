package dev.kubejar.cluster.launch;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.Worker;
import dev.kubejar.cluster.Main;
import dev.kubejar.store.rocksdb.RocksLibrary;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a missing [StartCache] while the cluster is up: a second kubejar, at the lowest priority,
/// starts a cluster of its own in a temporary directory under the JVM's eyes and ends again.
///
/// Runs on a thread of its own, begins only once the start is well over, and is ended with the
/// cluster. A failure is a line in the log; the next start without a cache tries again.
public final class AotTraining implements AutoCloseable {
    /// The hidden command that the second kubejar runs, on a data directory of its own.
    public static final String COMMAND = "rehearse";

    private static final Logger log = LoggerFactory.getLogger(AotTraining.class);
    private static final String PROPERTY = "kubejar.aot.make";
    private static final Duration BEGIN_AFTER = Duration.ofSeconds(5);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final StartCache cache;
    private final Time time;
    private final Worker worker;

    private AotTraining(StartCache cache, Time time) {
        this.cache = cache;
        this.time = time;
        this.worker = Worker.start("aot-training", this::run);
    }

    /// The flag by which a JVM is told to make the cache.
    static String request(StartCache cache) {
        return "-D" + PROPERTY + "=" + cache.directory();
    }

    /// Begins if this JVM was asked to.
    public static Optional<AotTraining> begin(Time time) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(directory -> new AotTraining(new StartCache(Path.of(directory)), time));
    }

    private void run() throws InterruptedException {
        try {
            time.sleep(BEGIN_AFTER);
            if (!cache.exists()) {
                make();
            }
        } catch (IOException e) {
            log.warn(
                    "msg=\"made no cache for the next start\" directory={} error=\"{}\"",
                    cache.directory(),
                    e.toString());
        }
    }

    private void make() throws IOException, InterruptedException {
        Path room = cache.makeRoom();
        try {
            Path fresh = Files.createDirectory(room.resolve("fresh"));
            RocksLibrary.unpackInto(fresh);
            if (succeeds(command(StartCache.classes(fresh), room.resolve("data")))) {
                cache.accept(fresh);
                log.info("msg=\"made a cache for the next start\" directory={}", cache.directory());
            } else {
                log.warn("msg=\"the rehearsal failed\" directory={}", cache.directory());
            }
        } finally {
            StartCache.remove(room);
        }
    }

    /// With the flags of the starts that will use it, else the JVM would refuse the file.
    private static List<String> command(Path classes, Path data) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Relaunch.JVM_FLAGS);
        command.add("-XX:AOTCacheOutput=" + classes);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(COMMAND, "--data-dir=" + data));
        return command;
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .start();
        try {
            return process.waitFor(GIVE_UP_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly); // the JVM has a helper
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
