package dev.kubejar.proxy.iptables;

import dev.kubejar.api.net.Cidr;
import dev.kubejar.client.Key;
import dev.kubejar.proxy.ServiceBackend;
import dev.kubejar.proxy.rules.Chains;
import dev.kubejar.proxy.rules.Forward;
import dev.kubejar.proxy.rules.RestoreText;
import dev.kubejar.proxy.rules.ServiceRules;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Services through iptables: chains of the cluster's own, hung into the kernel's, changed by one
/// atomic restore at a time.
///
/// Belongs to one thread, except [#remove], which runs when nothing else does.
public final class IptablesBackend implements ServiceBackend {
    private final Commands commands = new Commands();
    private final Chains names;
    private final Hairpins hairpins;
    private final RestoreText text;
    private final Cidr pods;
    private final Cidr services;
    private final String bridge;
    private String foreignCallers = "";
    private final Map<Key, ServiceRules> applied =
            new TreeMap<>(Comparator.comparing(Key::namespace).thenComparing(Key::name));

    /// A rule that leads from one of the kernel's chains into one of ours.
    private record Jump(String table, String from, String to) {}

    /// @param bridge the network of this machine's pods, such as `kubejar0`
    public IptablesBackend(String clusterId, Cidr pods, Cidr services, String bridge) {
        this.names = Chains.of(clusterId);
        this.hairpins = new Hairpins(bridge, commands);
        this.text = new RestoreText(names, pods, services);
        this.pods = pods;
        this.services = services;
        this.bridge = bridge;
    }

    /// Whether this machine and this user can use iptables at all.
    public static boolean isUsable() {
        return new Commands().isDone("iptables", "-w", "5", "-t", "nat", "-S", "PREROUTING");
    }

    private List<Jump> jumps() {
        return List.of(
                new Jump("nat", "PREROUTING", names.services()),
                new Jump("nat", "OUTPUT", names.services()),
                new Jump("nat", "POSTROUTING", names.postrouting()),
                new Jump("filter", "FORWARD", names.forward()),
                new Jump("filter", "OUTPUT", names.output()),
                new Jump("filter", "INPUT", names.input()));
    }

    @Override
    public void replaceAll(Map<Key, List<Forward>> wanted) {
        foreignCallers = KernelSettings.enable(bridge, commands).foreignCallers(pods.toString());
        routeToBridge();
        removeServiceChains();
        applied.clear();
        wanted.forEach((key, forwards) ->
                applied.put(key, ServiceRules.of(forwards, names, foreignCallers)));
        commands.restore(text.whole(applied.values()));
        hairpins.ensure();
        for (Jump jump : jumps()) {
            if (!commands.succeeds(rule(jump, "-C"))) {
                commands.run(rule(jump, "-I"));
            }
        }
    }

    /// Without a route the machine itself could not address a service when it is offline; and what
    /// no rule turns towards a pod stays here. The route goes with the bridge.
    private void routeToBridge() {
        commands.run("ip", "route", "replace", services.toString(), "dev", bridge);
    }

    /// Our first position keeps Docker's own rules from dropping what we let pass.
    private static String[] rule(Jump jump, String verb) {
        return new String[] {
            "iptables", "-w", "5", "-t", jump.table(), verb, jump.from(), "-j", jump.to()
        };
    }

    /// One command for all, since starting it costs more than what it does.
    @Override
    public void replace(Map<Key, List<Forward>> wanted) {
        var changes = new StringBuilder();
        var after = new LinkedHashMap<Key, Optional<ServiceRules>>();
        wanted.forEach((service, forwards) -> {
            Optional<ServiceRules> before = Optional.ofNullable(applied.get(service));
            Optional<ServiceRules> next =
                    forwards.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ServiceRules.of(forwards, names, foreignCallers));
            if (!before.equals(next)) {
                changes.append(text.change(before, next));
                after.put(service, next);
            }
        });
        if (after.isEmpty()) {
            return;
        }
        commands.restore(changes.toString());
        hairpins.ensure();
        after.forEach((service, rules) ->
                rules.ifPresentOrElse(
                        it -> applied.put(service, it), () -> applied.remove(service)));
    }

    @Override
    public void remove() {
        for (Jump jump : jumps()) {
            while (commands.succeeds(rule(jump, "-D"))) {
                // a crash between check and insert may have left a second one
            }
        }
        removeChains(known());
        applied.clear();
    }

    /// What an earlier process left: its endpoints may not be ours.
    private void removeServiceChains() {
        Map<String, List<String>> known = known();
        if (known.getOrDefault("nat", List.of()).contains(names.services())) {
            commands.run("iptables", "-w", "5", "-t", "nat", "-F", names.services());
            commands.run("iptables", "-w", "5", "-t", "nat", "-F", names.nodePorts());
        }
        var ofServices = new LinkedHashMap<String, List<String>>();
        known.forEach((table, chains) ->
                ofServices.put(
                        table,
                        chains.stream()
                                .filter(chain -> chain.matches(".*-(SVC|EXT|SEP)-.*"))
                                .toList()));
        removeChains(ofServices);
    }

    private void removeChains(Map<String, List<String>> chains) {
        chains.values().removeIf(List::isEmpty);
        if (!chains.isEmpty()) {
            commands.restore(text.removal(chains));
        }
    }

    /// Our chains that are in the kernel, by table.
    private Map<String, List<String>> known() {
        var known = new LinkedHashMap<String, List<String>>();
        for (String table : List.of("nat", "filter")) {
            known.put(
                    table,
                    commands.run("iptables", "-w", "5", "-t", table, "-S")
                            .lines()
                            .filter(line -> line.startsWith("-N " + names.prefix() + "-"))
                            .map(line -> line.substring(3).strip())
                            .toList());
        }
        return known;
    }
}
