package dev.kubejar.proxy.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The rules of one service: entries in the shared chains, and chains of its own.
///
/// @param portals rules for the chain of services, without their `-A CHAIN`
/// @param nodePorts rules for the chain of node ports, without their `-A CHAIN`
/// @param chains the rules of each own chain, without their `-A CHAIN`
public record ServiceRules(
        List<String> portals, List<String> nodePorts, Map<String, List<String>> chains) {
    public static final ServiceRules NONE = new ServiceRules(List.of(), List.of(), Map.of());

    public ServiceRules {
        portals = List.copyOf(portals);
        nodePorts = List.copyOf(nodePorts);
    }

    /// The rules of a service.
    ///
    /// @param foreignCallers the match, such as `! -s 10.244.0.0/16 `, of those who must see the
    ///   node's address
    public static ServiceRules of(List<Forward> forwards, Chains names, String foreignCallers) {
        var rules = new Builder(names, foreignCallers);
        forwards.forEach(rules::add);
        return new ServiceRules(rules.portals, rules.nodePorts, rules.chains);
    }

    /// Collects the rules of a service's ports.
    private static final class Builder {
        private final Chains names;
        private final String foreignCallers;
        private final List<String> portals = new ArrayList<>();
        private final List<String> nodePorts = new ArrayList<>();
        private final Map<String, List<String>> chains = new LinkedHashMap<>();

        private Builder(Chains names, String foreignCallers) {
            this.names = names;
            this.foreignCallers = foreignCallers;
        }

        private void add(Forward forward) {
            String service = names.service(forward);
            Forward.Address address = forward.clusterAddress();
            portals.add(portal(forward, address, "cluster IP", service));
            chains.put(service, choose(forward, address));
            addExternal(forward, service);
            for (Forward.Address endpoint : forward.endpoints()) {
                chains.put(names.endpoint(forward, endpoint), deliver(forward, endpoint));
            }
        }

        /// Without an endpoint there is no such chain: what comes to a node port finds nobody
        /// there.
        private void addExternal(Forward forward, String service) {
            boolean reachable = forward.nodePort() > 0 || !forward.externalIps().isEmpty();
            if (!reachable || forward.endpoints().isEmpty()) {
                return;
            }
            String external = names.external(forward);
            chains.put(external, List.of("-j " + names.mark(), "-j " + service));
            forward.externalIps()
                    .forEach(ip ->
                            portals.add(
                                    portal(
                                            forward,
                                            new Forward.Address(
                                                    ip, forward.clusterAddress().port()),
                                            "external IP",
                                            external)));
            if (forward.nodePort() > 0) {
                nodePorts.add(
                        "-p %s -m comment --comment \"%s node port\" --dport %d -j %s"
                                .formatted(
                                        portMatch(forward),
                                        forward.service(),
                                        forward.nodePort(),
                                        external));
            }
        }

        private static String portal(
                Forward forward, Forward.Address address, String what, String target) {
            return "-d %s/32 -p %s -m comment --comment \"%s %s\" --dport %d -j %s"
                    .formatted(
                            address.ip(),
                            portMatch(forward),
                            forward.service(),
                            what,
                            address.port(),
                            target);
        }

        private static String portMatch(Forward forward) {
            return forward.protocol() + " -m " + forward.protocol();
        }

        /// Traffic of foreign callers leaves with the node's address, so that the answer comes back
        /// here.
        private List<String> choose(Forward forward, Forward.Address address) {
            var rules = new ArrayList<String>();
            rules.add(
                    "%s-d %s/32 -p %s --dport %d -j %s"
                            .formatted(
                                    foreignCallers,
                                    address.ip(),
                                    portMatch(forward),
                                    address.port(),
                                    names.mark()));
            List<Forward.Address> endpoints = forward.endpoints();
            forward.stickiness()
                    .ifPresent(time ->
                            endpoints.forEach(
                                    endpoint -> rules.add(stay(forward, endpoint, time))));
            for (int i = 0; i < endpoints.size(); i++) {
                int left = endpoints.size() - i;
                String share =
                        left == 1
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "-m statistic --mode random --probability %.11f ",
                                        1.0 / left);
                rules.add(share + "-j " + names.endpoint(forward, endpoints.get(i)));
            }
            return rules;
        }

        private String stay(Forward forward, Forward.Address endpoint, Duration time) {
            String chain = names.endpoint(forward, endpoint);
            return "-m recent --name %s --rcheck --seconds %d --reap --rsource -j %s"
                    .formatted(chain, time.toSeconds(), chain);
        }

        /// A pod that reaches itself through its service must not see its own address as the
        /// caller's.
        private List<String> deliver(Forward forward, Forward.Address endpoint) {
            String remember =
                    forward.stickiness().isPresent()
                            ? "-m recent --name %s --set --rsource "
                                    .formatted(names.endpoint(forward, endpoint))
                            : "";
            return List.of(
                    "-s %s/32 -j %s".formatted(endpoint.ip(), names.mark()),
                    "-p %s %s-j DNAT --to-destination %s"
                            .formatted(portMatch(forward), remember, endpoint));
        }
    }

    /// The chains of `before` that are no longer needed.
    List<String> chainsGoneSince(Optional<ServiceRules> before) {
        return before.stream()
                .flatMap(old -> old.chains.keySet().stream())
                .filter(chain -> !chains.containsKey(chain))
                .toList();
    }
}
