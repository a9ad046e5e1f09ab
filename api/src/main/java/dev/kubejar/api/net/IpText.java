package dev.kubejar.api.net;

import java.net.Inet6Address;
import java.util.List;

/// Whether a text is an IP address of either family. No name is ever looked up.
public final class IpText {
    private IpText() {}

    private static boolean isIp(String text) {
        return Ipv4.parse(text).isPresent() || isIpv6(text);
    }

    public static boolean isIpv6(String text) {
        if (!text.contains(":") || text.contains("%") || text.startsWith("[")) {
            return false;
        }
        try {
            Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // the answer, not a failure
        }
    }

    /// Upstream's words for what is no address; empty for an address.
    public static List<String> complaints(String text) {
        return isIp(text)
                ? List.of()
                : List.of("must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }
}
