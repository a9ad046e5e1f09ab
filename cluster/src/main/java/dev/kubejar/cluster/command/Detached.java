package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.RunFile;
import dev.kubejar.cluster.config.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `kubejar up --detach`: the same command without `--detach`, in a session of its own, watched
/// until it is ready.
final class Detached {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(50);

    private final Layout layout;
    private final Path output;
    private final PrintWriter out;
    private long shown;

    private Detached(Layout layout, PrintWriter out) {
        this.layout = layout;
        this.output = layout.root().resolve("up.log");
        this.out = out;
    }

    static int start(Config config, List<String> args, PrintWriter out) {
        Layout layout = config.layout();
        layout.create();
        try {
            return new Detached(layout, out).run(args);
        } catch (IOException e) {
            throw new UsageException("cannot start in the background: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run(List<String> args) throws IOException, InterruptedException {
        Files.deleteIfExists(output);
        Process child =
                new ProcessBuilder(command(args))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        boolean ended = false;
        while (!ended && !isReady(child.pid())) {
            show();
            ended = child.waitFor(LOOK_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        }
        show();
        return ended ? child.exitValue() : 0;
    }

    private boolean isReady(long pid) {
        Optional<RunFile> run = RunFile.read(layout);
        return run.isPresent() && run.get().ready() && run.get().pid() == pid;
    }

    /// This very Java with its flags, so that the two starts differ in nothing else.
    private static List<String> command(List<String> args) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid"); // else the terminal's end would be the cluster's
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.kubejar.cluster.Main"));
        args.stream().filter(arg -> !arg.equals("--detach")).forEach(command::add);
        return command;
    }

    private void show() throws IOException {
        try (var file = new RandomAccessFile(output.toFile(), "r")) {
            var fresh = new byte[(int) (file.length() - shown)];
            file.seek(shown);
            file.readFully(fresh);
            shown += fresh.length;
            out.print(new String(fresh, StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
