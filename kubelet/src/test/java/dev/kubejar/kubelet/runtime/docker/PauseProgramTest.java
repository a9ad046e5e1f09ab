package dev.kubejar.kubelet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
final class PauseProgramTest {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void isAFewHundredBytes(PauseProgram program) {
        assertThat(program.file()).hasSizeBetween(300, 1000).startsWith(0x7f, 'E', 'L', 'F');
    }

    @Test
    void endsOrderlyOnTerm() throws Exception {
        Process process = start();
        process.destroy();
        assertThat(process.waitFor())
                .isIn(0, 143); // 143: the signal was faster than its first step
    }

    @Test
    void carriesAConnection() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var served = CompletableFuture.runAsync(() -> serveOne(server));
            Process process = start(Integer.toString(server.getLocalPort()));
            byte[] sent = new byte[300_000];
            Arrays.fill(sent, (byte) 'x');
            try (var stdin = process.getOutputStream()) {
                stdin.write(sent);
            }
            byte[] received = process.getInputStream().readAllBytes();
            assertThat(received).hasSize(1 + sent.length).startsWith(0, 'x');
            assertThat(process.waitFor()).isZero();
            served.join();
        }
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        Process process = start(Integer.toString(port));
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /// Sends back all it gets, once it has it all.
    private static void serveOne(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String... arguments) throws IOException {
        Path file = directory.resolve("pause");
        Files.write(file, PauseProgram.of(architecture()).file());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        var command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
