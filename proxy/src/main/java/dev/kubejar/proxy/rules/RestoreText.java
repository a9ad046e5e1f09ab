package dev.kubejar.proxy.rules;

import dev.kubejar.api.net.Cidr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// Input for `iptables-restore --noflush`. Pure.
///
/// A service costs two or three rules in shared chains, which name only its addresses and ports,
/// and chains of its own, which name its endpoints. So a change of endpoints rewrites the chains of
/// that service alone.
///
/// A packet that is still addressed to the service range when it meets the `filter` table belongs
/// to no service, or to one without endpoints: it is rejected there, so it never leaves the
/// machine.
public record RestoreText(Chains names, Cidr pods, Cidr services) {
    /// The bit of the packet mark that asks for the node's address; the one that Kubernetes uses.
    private static final String MARK = "0x4000/0x4000";

    private static final String END = "COMMIT\n";

    /// All rules, whatever was there before.
    public String whole(Collection<ServiceRules> all) {
        var text = new StringBuilder(64 * 1024);
        filter(text);
        text.append("*nat\n");
        for (String chain :
                List.of(names.services(), names.nodePorts(), names.mark(), names.postrouting())) {
            declare(text, chain);
        }
        all.forEach(rules -> rules.chains().keySet().forEach(chain -> declare(text, chain)));
        append(text, names.mark(), "-j MARK --or-mark 0x4000");
        append(text, names.postrouting(), "-m mark ! --mark " + MARK + " -j RETURN");
        append(text, names.postrouting(), "-j MARK --xor-mark 0x4000");
        append(text, names.postrouting(), "-j MASQUERADE --random-fully");
        for (ServiceRules rules : all) {
            rules.portals().forEach(rule -> append(text, names.services(), rule));
            rules.nodePorts().forEach(rule -> append(text, names.nodePorts(), rule));
            fill(text, rules);
        }
        append(
                text,
                names.services(),
                "-m comment --comment \"must be the last\" -m addrtype --dst-type LOCAL -j "
                        + names.nodePorts());
        return text.append(END).toString();
    }

    private void filter(StringBuilder text) {
        text.append("*filter\n");
        for (String chain : List.of(names.forward(), names.output(), names.input())) {
            declare(text, chain);
        }
        rejectUnowned(text, names.forward());
        append(text, names.forward(), "-m mark --mark " + MARK + " -j ACCEPT");
        append(text, names.forward(), "-s %s -d %s -j ACCEPT".formatted(pods, pods));
        rejectUnowned(text, names.output());
        append(
                text,
                names.input(),
                "! -s 127.0.0.0/8 -d 127.0.0.0/8 -m comment --comment \"loopback stays here\" -m conntrack ! --ctstate"
                        + " RELATED,ESTABLISHED,DNAT -j DROP");
        text.append(END);
    }

    /// TCP by a reset: the kernel limits how many ICMP messages a pod gets, and its redirects on
    /// the bridge use that up before the first refusal.
    private void rejectUnowned(StringBuilder text, String chain) {
        String unowned =
                "-d %s %s-m comment --comment \"no such service or no endpoints\" -j REJECT%s";
        append(text, chain, unowned.formatted(services, "-p tcp ", " --reject-with tcp-reset"));
        append(text, chain, unowned.formatted(services, "", ""));
    }

    /// The step from one service's rules to its next; the shared chains change only where its own
    /// entries do.
    public String change(Optional<ServiceRules> before, Optional<ServiceRules> after) {
        var old = before.orElse(ServiceRules.NONE);
        var next = after.orElse(ServiceRules.NONE);
        var text = new StringBuilder("*nat\n");
        List<String> gone = next.chainsGoneSince(before);
        next.chains().keySet().forEach(chain -> declare(text, chain));
        gone.forEach(chain -> declare(text, chain)); // declaring empties it, so that it can go
        without(old.portals(), next.portals())
                .forEach(rule -> line(text, "-D", names.services(), rule));
        without(old.nodePorts(), next.nodePorts())
                .forEach(rule -> line(text, "-D", names.nodePorts(), rule));
        without(next.portals(), old.portals())
                .forEach(rule -> line(text, "-I", names.services(), rule));
        without(next.nodePorts(), old.nodePorts())
                .forEach(rule -> line(text, "-I", names.nodePorts(), rule));
        fill(text, next);
        gone.forEach(chain -> text.append("-X ").append(chain).append('\n'));
        return text.append(END).toString();
    }

    /// Takes everything out again, `known` being the chains of `nat` and `filter` that are there.
    public String removal(Map<String, List<String>> known) {
        var text = new StringJoiner("");
        known.forEach((table, chains) -> {
            text.add("*" + table + "\n");
            chains.forEach(chain -> text.add(":" + chain + " - [0:0]\n"));
            chains.forEach(chain -> text.add("-X " + chain + "\n"));
            text.add(END);
        });
        return text.toString();
    }

    private static List<String> without(List<String> rules, List<String> others) {
        return rules.stream().filter(rule -> !others.contains(rule)).toList();
    }

    private static void fill(StringBuilder text, ServiceRules rules) {
        rules.chains().forEach((chain, own) -> own.forEach(rule -> append(text, chain, rule)));
    }

    private static void declare(StringBuilder text, String chain) {
        text.append(':').append(chain).append(" - [0:0]\n");
    }

    private static void append(StringBuilder text, String chain, String rule) {
        line(text, "-A", chain, rule);
    }

    private static void line(StringBuilder text, String command, String chain, String rule) {
        text.append(command).append(' ').append(chain).append(' ').append(rule).append('\n');
    }
}
