package dev.kubejar.apiserver.proxy;

import java.util.List;
import java.util.Optional;

/// The name in the URL of a proxy: `web`, `web:8080`, `https:web:443`, `https:web:`.
///
/// @param scheme `http`, `https`, or empty for `http`
/// @param port a number or a name; empty for the usual one
record ProxyName(String scheme, String name, String port) {

    /// Empty for what is no such name.
    static Optional<ProxyName> parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        ProxyName parsed =
                switch (parts.size()) {
                    case 1 -> new ProxyName("", parts.get(0), "");
                    case 2 -> new ProxyName("", parts.get(0), parts.get(1));
                    case 3 -> new ProxyName(parts.get(0), parts.get(1), parts.get(2));
                    default -> new ProxyName("", "", "");
                };
        boolean valid =
                !parsed.name.isEmpty() && List.of("", "http", "https").contains(parsed.scheme);
        return valid ? Optional.of(parsed) : Optional.empty();
    }
}
