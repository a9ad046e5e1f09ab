package dev.kubejar.api.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What upstream says of addresses and ranges that are wrong.
///
/// Source: [ip.go](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation#IsValidIP)
public final class IpRules {
    private static final String NO_RANGE =
            "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// Ranges that reach no other machine, and what is said of an address in one.
    private static final Map<List<AnyCidr>, String> SPECIAL =
            Map.of(
                    List.of(known("127.0.0.0/8"), known("::1/128")),
                    "may not be in the loopback range (127.0.0.0/8, ::1/128)",
                    List.of(known("169.254.0.0/16"), known("fe80::/10")),
                    "may not be in the link-local range (169.254.0.0/16, fe80::/10)",
                    List.of(known("224.0.0.0/24"), known("ff02::/16")),
                    "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");

    private IpRules() {}

    /// A range in a field of an older kind, which may be written in more than one way.
    public static List<String> legacyRange(String text) {
        return AnyCidr.parse(text).isPresent() ? List.of() : List.of(NO_RANGE);
    }

    /// An address in a field of an older kind.
    public static List<String> legacyAddress(String text) {
        return AnyIp.parse(text).isPresent() ? List.of() : IpText.complaints(text);
    }

    /// Why an address can be no backend's, beside being none; empty for a good one.
    public static List<String> endpoint(String text) {
        Optional<AnyIp> ip = AnyIp.parse(text);
        if (ip.isEmpty()) {
            return List.of("must be a valid IP address");
        }
        if (ip.get().isUnspecified()) {
            return List.of("may not be unspecified (" + text + ")");
        }
        return SPECIAL.entrySet().stream()
                .filter(it -> it.getKey().stream().anyMatch(range -> range.contains(ip.get())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static AnyCidr known(String range) {
        return AnyCidr.parse(range).orElseThrow();
    }

    /// A range that must be written in the one right way.
    public static List<String> range(String text) {
        Optional<AnyCidr> found = AnyCidr.parse(text);
        if (found.isEmpty()) {
            return List.of(NO_RANGE);
        }
        AnyCidr range = found.get();
        if (hasLeadingZeros(text)) {
            return List.of("must not have leading 0s in IP or prefix length");
        }
        if (range.address().isIpv4Mapped()) {
            return List.of("must not have an IPv4-mapped IPv6 address");
        }
        String right = range.canonical().toString();
        return text.equals(right) ? List.of() : canonical(right);
    }

    /// An address with the length of its network, as an interface has it.
    public static List<String> interfaceAddress(String text) {
        Optional<AnyCidr> found = AnyCidr.parse(text);
        if (found.isEmpty()) {
            return List.of(
                    "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)");
        }
        String right = IpWarnings.shownWithLength(found.get());
        return text.equals(right) ? List.of() : canonical(right);
    }

    /// An address that must be written in the one right way.
    public static List<String> address(String text) {
        Optional<AnyIp> found = AnyIp.parse(text);
        if (found.isEmpty()) {
            return IpText.complaints(text);
        }
        if (hasLeadingZeros(text)) {
            return List.of("must not have leading 0s");
        }
        if (found.get().isIpv4Mapped()) {
            return List.of("must not be an IPv4-mapped IPv6 address");
        }
        String right = found.get().toString();
        return text.equals(right) ? List.of() : canonical(right);
    }

    private static List<String> canonical(String right) {
        return List.of("must be in canonical form (\"" + right + "\")");
    }

    static boolean hasLeadingZeros(String text) {
        int slash = text.indexOf('/');
        String length = slash < 0 ? "" : text.substring(slash + 1);
        String address = slash < 0 ? text : text.substring(0, slash);
        return (length.length() > 1 && length.startsWith("0"))
                || (!address.contains(":") && Ipv4.parse(address).isEmpty());
    }
}
