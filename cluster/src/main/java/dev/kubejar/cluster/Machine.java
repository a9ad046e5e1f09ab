package dev.kubejar.cluster;

import dev.kubejar.kubelet.container.Resolver;
import dev.kubejar.kubelet.node.NodeDescription.MachineIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What nodes say of the machine that they all stand on.
final class Machine {
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

    /// The resolvers of `resolv.conf`, for names that are not the cluster's.
    static Path resolvConf() {
        return List.of(Path.of("/run/systemd/resolve/resolv.conf"), Path.of("/etc/resolv.conf"))
                .stream()
                .filter(Files::isReadable)
                .findFirst()
                .orElse(Path.of("/etc/resolv.conf"));
    }
}
