package dev.kubejar.bench.load;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.kubejar.cluster.bootstrap.AdminTls;
import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.RunFile;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.net.ssl.SSLContext;

/// A kubejar in a process of its own, on a temporary directory, that pretends to run pods.
final class Target implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Path directory;
    private final Process process;
    private final int port;
    private final SSLContext tls;

    private Target(Path directory, Process process, int port, SSLContext tls) {
        this.directory = directory;
        this.process = process;
        this.port = port;
        this.tls = tls;
    }

    /// Starts the jar and returns once it is ready.
    static Target start(Path jar, List<String> options) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("kubejar-load-");
        var layout = new Layout(directory.resolve("data"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", jar.toString(), "up", "--port=0", "--proxy=none"));
        command.addAll(List.of("--runtime=simulated", "--data-dir=" + layout.root()));
        command.add("--kubeconfig=" + directory.resolve("kubeconfig"));
        command.addAll(options);
        var builder = new ProcessBuilder(command);
        builder.environment().putIfAbsent("KUBEJAR_AOT_CACHE", "off");
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(directory.resolve("out").toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .start();
        Optional<RunFile> run = Optional.empty();
        while (run.isEmpty() || !run.get().ready()) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException(Files.readString(directory.resolve("out")));
            }
            run = RunFile.read(layout);
        }
        return new Target(directory, process, run.get().port(), AdminTls.load(layout.pki()));
    }

    Connection connect() throws IOException {
        return new Connection(tls.getSocketFactory(), port);
    }

    /// As many HTTP/2 connections, each made with the first request on it.
    SharedConnections share(int connections) {
        return new SharedConnections(
                URI.create("https://127.0.0.1:" + port),
                Stream.generate(() -> HttpClient.newBuilder().sslContext(tls).build())
                        .limit(connections));
    }

    /// The CPU time that it has used since it started.
    Duration cpuTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Its resident memory.
    String memory() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            long kilobytes =
                    lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElseThrow();
            return kilobytes / 1024 + " MB";
        }
    }

    /// How much memory its threads have asked for since it started.
    @SuppressWarnings("BanJNDI") // speaks to a process that this one started
    long allocatedBytes() throws IOException {
        try (JMXConnector connector = JMXConnectorFactory.connect(managementAddress())) {
            return (Long)
                    connector
                            .getMBeanServerConnection()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                                    "TotalThreadAllocatedBytes");
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    private JMXServiceURL managementAddress() throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
            try {
                return new JMXServiceURL(machine.startLocalManagementAgent());
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
