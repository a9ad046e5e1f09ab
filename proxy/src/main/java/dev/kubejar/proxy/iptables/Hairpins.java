package dev.kubejar.proxy.iptables;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets the bridge send a packet back through the port it came from: a pod that calls its own
/// service would not reach itself otherwise, since iptables turns its packet round inside the
/// bridge.
///
/// Ports come with pods, and a pod matters here once it is an endpoint: so the proxy looks whenever
/// endpoints change.
final class Hairpins {
    private final String bridge;
    private final Commands commands;
    private final Set<String> done = new HashSet<>();

    Hairpins(String bridge, Commands commands) {
        this.bridge = bridge;
        this.commands = commands;
    }

    void ensure() {
        Set<String> ports =
                commands.run("ip", "-o", "link", "show", "master", bridge)
                        .lines()
                        .map(Hairpins::name)
                        .collect(Collectors.toSet());
        done.retainAll(ports);
        ports.removeAll(done);
        for (String port : ports) {
            if (commands.succeeds("bridge", "link", "set", "dev", port, "hairpin", "on")) {
                done.add(port); // else its pod has gone meanwhile
            }
        }
    }

    /// `veth1a2b` of `12: veth1a2b@if11: <BROADCAST,…`
    private static String name(String line) {
        String name = line.split(":", 3)[1].strip();
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }
}
