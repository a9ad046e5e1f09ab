package dev.kubejar.proxy.iptables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kernel's switches that our rules need.
///
/// @param bridge the network of the machine's pods, such as `kubejar0`
/// @param seesBridged whether iptables sees packets between two pods of the bridge: only then can
///   the answer of a pod on the caller's own bridge find its way back through the service's address
record KernelSettings(String bridge, boolean seesBridged) {
    private static final Logger log = LoggerFactory.getLogger(KernelSettings.class);
    private static final Path SYSCTL = Path.of("/proc/sys/net");

    /// Turns on what is off. Throws `UncheckedIOException` when packets cannot be forwarded at all.
    static KernelSettings enable(String bridge, Commands commands) {
        set("ipv4/ip_forward");
        set("ipv4/conf/" + bridge + "/route_localnet"); // a node port answers on 127.0.0.1, too
        return new KernelSettings(bridge, enableBridged(commands));
    }

    private static boolean enableBridged(Commands commands) {
        String name = "bridge/bridge-nf-call-iptables";
        if (!Files.exists(SYSCTL.resolve(name)) && !commands.isDone("modprobe", "br_netfilter")) {
            log.warn(
                    "msg=\"no br_netfilter in this kernel: services see the node's address as the caller's\"");
            return false;
        }
        set(name);
        return true;
    }

    private static void set(String name) {
        Path file = SYSCTL.resolve(name);
        try {
            if (!Files.readString(file).strip().equals("1")) {
                Files.writeString(file, "1");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Which callers need the node's address so that the answer comes back through here.
    String foreignCallers(String podCidr) {
        return seesBridged ? "! -s " + podCidr + " " : "";
    }
}
