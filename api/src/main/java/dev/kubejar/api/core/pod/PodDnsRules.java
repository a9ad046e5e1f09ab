package dev.kubejar.api.core.pod;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes a pod's own names and servers of names invalid.
final class PodDnsRules {
    private static final int MAX_SERVERS = 3;
    private static final int MAX_SEARCHES = 32;
    private static final int MAX_SEARCH_CHARACTERS = 2048;

    private PodDnsRules() {}

    /// @param path of the `dnsConfig`
    static void problems(JsonObject spec, String path, Problems problems) {
        JsonObject config = spec.object("dnsConfig");
        List<String> servers = config.strings("nameservers");
        if (spec.string("dnsPolicy").equals("None")) {
            if (!spec.has("dnsConfig")) {
                problems.required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
                return;
            }
            if (servers.isEmpty()) {
                problems.required(
                        path + ".nameservers",
                        "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        if (servers.size() > MAX_SERVERS) {
            problems.invalid(
                    path + ".nameservers",
                    config.array("nameservers"),
                    "must not have more than 3 nameservers");
        }
        for (int i = 0; i < servers.size(); i++) {
            problems.complaints(
                    path + ".nameservers[" + i + "]",
                    servers.get(i),
                    IpRules.legacyAddress(servers.get(i)));
        }
        searches(config, path + ".searches", problems);
        List<JsonObject> options = config.objects("options");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).string("name").isEmpty()) {
                problems.required(path + ".options[" + i + "]", "must not be empty");
            }
        }
    }

    private static void searches(JsonObject config, String path, Problems problems) {
        List<String> searches = config.strings("searches");
        if (searches.size() > MAX_SEARCHES) {
            problems.invalid(
                    path, config.array("searches"), "must not have more than 32 search paths");
        }
        if (String.join(" ", searches).length() > MAX_SEARCH_CHARACTERS) {
            problems.invalid(
                    path,
                    config.array("searches"),
                    "must not have more than 2048 characters (including spaces) in the search"
                            + " list");
        }
        for (int i = 0; i < searches.size(); i++) {
            String search = searches.get(i);
            if (!search.equals(".")) {
                String name =
                        search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
                problems.complaints(
                        path + "[" + i + "]", name, Names.subdomainWithUnderscore(name));
            }
        }
    }

    static void hostAliases(List<JsonObject> aliases, String path, Problems problems) {
        for (int i = 0; i < aliases.size(); i++) {
            String ip = aliases.get(i).string("ip");
            problems.complaints(path + "[" + i + "].ip", ip, IpRules.legacyAddress(ip));
            List<String> names = aliases.get(i).strings("hostnames");
            for (int j = 0; j < names.size(); j++) {
                problems.complaints(
                        path + "[" + i + "].hostnames[" + j + "]",
                        names.get(j),
                        Names.subdomain(names.get(j)));
            }
        }
    }
}
