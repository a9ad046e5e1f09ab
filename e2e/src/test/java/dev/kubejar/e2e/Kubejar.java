package dev.kubejar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A running `java -jar kubejar.jar up` and the kubectl that goes with it.
public final class Kubejar implements AutoCloseable {
    static final String JAR = System.getProperty("kubejar.jar", "../cluster/target/kubejar.jar");

    private static final Pattern SERVER = Pattern.compile("https://127\\.0\\.0\\.1:(\\d+)");

    private final Machine machine;
    private final Path folder;
    private final List<String> options;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private Process process;
    private Optional<Doorway> doorway = Optional.empty();

    private Kubejar(Machine machine, Path folder, List<String> options) {
        this.machine = machine;
        this.folder = folder;
        this.options = options;
        this.process = launch();
    }

    /// Starts a cluster in a folder of its own and waits until it says that it is ready.
    public static Kubejar up(Machine machine, String folder, String... options) {
        return new Kubejar(machine, machine.folder(folder), List.of(options));
    }

    private Process launch() {
        output.clear();
        try {
            Process started = machine.shell().start(command("up", options));
            Thread.ofVirtual().start(() -> collect(started.inputReader()));
            Thread.ofVirtual().start(() -> collect(started.errorReader()));
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leaves nothing behind when it is in vain: the next test wants the port.
    private void awaitReady(Process started) {
        try {
            Await.until("kubejar is ready", () -> isReady() || !started.isAlive());
        } finally {
            if (!isReady()) {
                started.destroyForcibly();
            }
        }
        assertThat(output)
                .as("what kubejar printed")
                .anyMatch(line -> line.startsWith("Ready in "));
    }

    /// A command line of the jar, on this cluster's data.
    String[] command(String command, List<String> more) {
        var all =
                new ArrayList<String>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                JAR,
                                command));
        all.add("--data-dir=" + folder.resolve("data"));
        if (command.equals("up")) {
            all.add("--kubeconfig=" + kubeconfig());
        }
        all.addAll(more);
        return all.toArray(String[]::new);
    }

    /// Runs another command of the jar on this cluster's data.
    public Shell.Outcome run(String command, String... more) {
        return machine.shell().run(command(command, List.of(more)));
    }

    private boolean isReady() {
        return output.stream().anyMatch(line -> line.startsWith("Ready in "));
    }

    private void collect(BufferedReader reader) {
        try (reader) {
            reader.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException e) {
            // the process has ended
        }
    }

    /// What it printed so far.
    public List<String> output() {
        return List.copyOf(output);
    }

    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /// The text of a kubeconfig for clients that run in this process, outside the machine: a
    /// doorway leads them to the API server.
    public String kubeconfigForOutside() {
        try {
            String inside = Files.readString(kubeconfig());
            Matcher server = SERVER.matcher(inside);
            assertThat(server.find()).as("a server in %s", inside).isTrue();
            if (doorway.isEmpty()) {
                doorway = Optional.of(Doorway.to(machine, Integer.parseInt(server.group(1))));
            }
            return server.replaceFirst("https://127.0.0.1:" + doorway.orElseThrow().port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of the folder with the tools, such as `node/node_modules`.
    public Path tool(String name) {
        return machine.tool(name);
    }

    public Path folder() {
        return folder;
    }

    public long pid() {
        return process.pid();
    }

    /// kubectl, inside the machine, with this cluster's kubeconfig.
    public Shell shell() {
        Shell shell = machine.shell();
        var environment = new HashMap<>(shell.environment());
        environment.putAll(
                Map.of("KUBECONFIG", kubeconfig().toString(), "HOME", folder.toString()));
        return new Shell(shell.prefix(), environment);
    }

    /// `kubectl ARGUMENTS`, which may fail.
    public Shell.Outcome tryKubectl(String... arguments) {
        return shell().run(
                        Stream.concat(Stream.of("kubectl"), Stream.of(arguments))
                                .toArray(String[]::new));
    }

    /// `kubectl ARGUMENTS`, which must succeed; what it printed.
    public String kubectl(String... arguments) {
        return tryKubectl(arguments).succeeded().text();
    }

    /// `kubectl apply -f -` with this manifest.
    public Shell.Outcome tryApply(String manifest) {
        return shell().runWithInput(manifest, "kubectl", "apply", "-f", "-");
    }

    public String apply(String manifest) {
        return tryApply(manifest).succeeded().text();
    }

    /// Ends the process as a power cut would.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Ends the process as Ctrl-C would; its exit code.
    public int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ends within 10 s").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts it again on the same data.
    public void upAgain() {
        process = launch();
    }

    @Override
    public void close() {
        doorway.ifPresent(Doorway::close);
        if (process.isAlive()) {
            stop();
        }
        run("delete", "--docker-host=" + machine.dockerHost()).succeeded();
    }
}
