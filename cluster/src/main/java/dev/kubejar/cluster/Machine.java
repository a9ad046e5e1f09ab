package dev.kubejar.cluster;

import dev.kubejar.kubelet.container.Resolver;
import dev.kubejar.kubelet.node.NodeDescription.MachineIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What nodes say of the machine that they all stand on.
final class Machine {
    private static final int START_TIME = 20; // counted from behind the process' name
    private static final long TICK_MILLIS = 10;

    private Machine() {}

    static MachineIds ids() {
        return new MachineIds(
                read("/etc/machine-id"),
                read("/sys/class/dmi/id/product_uuid"),
                read("/proc/sys/kernel/random/boot_id"));
    }

    static Resolver resolver() {
        return Resolver.parse(read("/etc/resolv.conf").lines().toList());
    }

    static String hosts() {
        return read("/etc/hosts") + "\n";
    }

    static long diskBytes(Path directory) {
        try {
            return Files.getFileStore(directory).getTotalSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty where there is no such file or it is not for us.
    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /// When this process was started, to the hundredth of a second. (`ProcessHandle` counts from
    /// the machine's boot, which Linux tells in whole seconds: its answer may be one off.)
    static Instant processStart(InstantSource clock) {
        String begin =
                System.getenv(
                        "KUBEJAR_BEGIN_MILLIS"); // scripts/up became this process, after a build
        // perhaps
        if (begin != null && begin.matches("[0-9]{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(begin));
        }
        Optional<Duration> age = processAge(read("/proc/self/stat"), read("/proc/uptime"));
        return age.map(clock.instant()::minus)
                .or(() -> ProcessHandle.current().info().startInstant())
                .orElseGet(clock::instant);
    }

    /// From `proc(5)`'s files: the 22nd field of `stat`, in ticks of 10 ms since boot, and the
    /// seconds since boot. Empty when they do not fit, as where a container has an uptime of its
    /// own.
    static Optional<Duration> processAge(String stat, String uptime) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (afterName.length < START_TIME || uptime.isEmpty()) {
            return Optional.empty();
        }
        long startMillis = Long.parseLong(afterName[START_TIME - 1]) * TICK_MILLIS;
        double nowSeconds = Double.parseDouble(uptime.split(" ", -1)[0]);
        Duration age = Duration.ofMillis(Math.round(nowSeconds * 1000) - startMillis);
        return Optional.of(age).filter(it -> !it.isNegative());
    }

    /// The resolvers of `resolv.conf`, for names that are not the cluster's.
    static Path resolvConf() {
        return List.of(Path.of("/run/systemd/resolve/resolv.conf"), Path.of("/etc/resolv.conf"))
                .stream()
                .filter(Files::isReadable)
                .findFirst()
                .orElse(Path.of("/etc/resolv.conf"));
    }
}
