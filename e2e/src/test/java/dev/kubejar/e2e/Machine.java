package dev.kubejar.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The suite's own machine in the machine: a network namespace without a way out, and a Docker
/// daemon in it with the test images loaded. One for all tests; closed when the last has run.
public final class Machine implements AutoCloseable {
    private final String name;
    private final Path directory;
    private final Path tools;
    private final Process dockerd;

    private Machine(String name, Path directory, Path tools, Process dockerd) {
        this.name = name;
        this.directory = directory;
        this.tools = tools;
        this.dockerd = dockerd;
    }

    /// Why such a machine cannot be had here; empty when it can.
    static Optional<String> missing() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("not root: no network namespace can be made");
        }
        if (System.getenv("KUBEJAR_TOOLS") == null) {
            return Optional.of(
                    "KUBEJAR_TOOLS names no folder with kubectl and images: run scripts/test");
        }
        return Stream.of("ip", "nsenter", "dockerd", "iptables", "socat")
                .filter(command ->
                        Shell.plain().run("sh", "-c", "command -v " + command).exitCode() != 0)
                .findFirst()
                .map(command -> command + " is not installed");
    }

    static Machine start() {
        String name = "kubejar-" + ProcessHandle.current().pid();
        try {
            Path directory = Files.createTempDirectory("kubejar-e2e-");
            Shell plain = Shell.plain();
            plain.run("ip", "netns", "add", name).succeeded();
            plain.run("ip", "-n", name, "link", "set", "lo", "up").succeeded();
            Process dockerd =
                    new ProcessBuilder(
                                    "nsenter",
                                    "--net=/run/netns/" + name,
                                    "dockerd",
                                    "--data-root=" + directory.resolve("docker"),
                                    "--exec-root=" + directory.resolve("docker-run"),
                                    "--pidfile=" + directory.resolve("docker.pid"),
                                    "--host=unix://" + directory.resolve("docker.sock"))
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("dockerd.log").toFile())
                            .start();
            var machine =
                    new Machine(name, directory, Path.of(System.getenv("KUBEJAR_TOOLS")), dockerd);
            machine.loadImages();
            return machine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loadImages() {
        Await.until("Docker answers", () -> shell().run("docker", "version").exitCode() == 0);
        docker("import", tools.resolve("images/tools.tar").toString(), "busybox:1.36");
        docker(
                "import",
                "--change",
                "CMD [\"nginx\", \"-g\", \"daemon off;\"]",
                "--change",
                "EXPOSE 80",
                tools.resolve("images/nginx.tar").toString(),
                "nginx:1.22");
        docker("tag", "nginx:1.22", "nginx:1.22-alpine");
    }

    /// A shell inside the namespace.
    public Shell shell() {
        return new Shell(
                List.of("nsenter", "--net=/run/netns/" + name),
                Map.of("DOCKER_HOST", dockerHost(), "PATH", tools + ":" + System.getenv("PATH")));
    }

    public String dockerHost() {
        return "unix://" + directory.resolve("docker.sock");
    }

    public Shell.Outcome docker(String... arguments) {
        String[] command =
                Stream.concat(Stream.of("docker"), Stream.of(arguments)).toArray(String[]::new);
        return shell().run(command).succeeded();
    }

    /// A file of the folder with the tools, such as `kubectl-1.20`.
    Path tool(String name) {
        return tools.resolve(name);
    }

    /// A folder for one test class.
    public Path folder(String test) {
        try {
            return Files.createDirectories(directory.resolve(test));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        dockerd.destroy();
        Await.until("the Docker daemon has ended", () -> !dockerd.isAlive());
        Shell plain = Shell.plain();
        plain.run(
                "sh",
                "-c",
                "mount | grep -o ' %s[^ ]*' | sort -r | xargs -r umount".formatted(directory));
        plain.run("ip", "netns", "delete", name);
        plain.run("rm", "-rf", directory.toString());
    }
}
