package dev.kubejar.kubelet.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a `resolv.conf` says.
///
/// @param options such as `ndots:5`
public record Resolver(List<String> nameservers, List<String> searches, List<String> options) {
    private static final int MAX_NAMESERVERS = 3;
    private static final int MAX_SEARCHES = 32;
    private static final int MAX_SEARCH_CHARS = 2048;

    public Resolver {
        nameservers = List.copyOf(nameservers);
        searches = List.copyOf(searches);
        options = List.copyOf(options);
    }

    /// Reads a node's `resolv.conf`; of several `search` and `options` lines the last one counts.
    public static Resolver parse(List<String> lines) {
        var nameservers = new ArrayList<String>();
        List<String> searches = List.of();
        List<String> options = List.of();
        for (String line : lines) {
            List<String> words = List.of(line.strip().split("\\s+"));
            List<String> values = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "nameserver" -> values.stream().limit(1).forEach(nameservers::add);
                case "search" -> searches = values.stream().map(Resolver::withoutFinalDot).toList();
                case "options" -> options = values;
                default -> {} // comments, sortlist and what else a resolver may know
            }
        }
        return new Resolver(nameservers, searches, options);
    }

    private static String withoutFinalDot(String domain) {
        return domain.endsWith(".") && domain.length() > 1
                ? domain.substring(0, domain.length() - 1)
                : domain;
    }

    /// The resolver of pods with policy `ClusterFirst`.
    ///
    /// @param clusterDomain such as `cluster.local`
    public static Resolver ofCluster(
            String clusterDnsIp, String clusterDomain, String namespace, Resolver node) {
        var searches =
                new ArrayList<>(
                        List.of(
                                namespace + ".svc." + clusterDomain,
                                "svc." + clusterDomain,
                                clusterDomain));
        searches.addAll(node.searches());
        return new Resolver(List.of(clusterDnsIp), unique(searches), List.of("ndots:5"));
    }

    /// This resolver with a pod's `dnsConfig` added to it.
    ///
    /// @param moreOptions name to value; an option without one has an empty value
    public Resolver with(
            List<String> moreNameservers,
            List<String> moreSearches,
            Map<String, String> moreOptions) {
        var merged = new LinkedHashMap<String, String>();
        options.forEach(option -> putOption(option, merged));
        merged.putAll(moreOptions);
        return new Resolver(
                unique(concat(nameservers, moreNameservers)),
                unique(concat(searches, moreSearches)),
                merged.entrySet().stream().map(Resolver::option).toList());
    }

    private static void putOption(String option, Map<String, String> into) {
        int colon = option.indexOf(':');
        into.put(
                colon < 0 ? option : option.substring(0, colon),
                colon < 0 ? "" : option.substring(colon + 1));
    }

    private static String option(Map.Entry<String, String> option) {
        return option.getValue().isEmpty()
                ? option.getKey()
                : option.getKey() + ":" + option.getValue();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<String> unique(List<String> values) {
        Set<String> once = new LinkedHashSet<>(values);
        return List.copyOf(once);
    }

    /// The file's text, within the limits that resolvers have.
    public String text() {
        var text = new StringBuilder();
        if (!searches.isEmpty()) {
            text.append("search ").append(String.join(" ", usableSearches())).append('\n');
        }
        nameservers.stream()
                .limit(MAX_NAMESERVERS)
                .forEach(one -> text.append("nameserver ").append(one).append('\n'));
        if (!options.isEmpty()) {
            text.append("options ").append(String.join(" ", options)).append('\n');
        }
        return text.toString();
    }

    private List<String> usableSearches() {
        var usable = new ArrayList<String>();
        int chars = 0;
        for (String search : searches) {
            chars += search.length() + (usable.isEmpty() ? 0 : 1);
            if (usable.size() == MAX_SEARCHES || chars > MAX_SEARCH_CHARS) {
                break;
            }
            usable.add(search);
        }
        return usable;
    }
}
