package dev.kubejar.api.net;

import java.util.ArrayList;
import java.util.List;

/// Warnings of addresses and ranges that older fields take although nobody should write them so.
///
/// Source: [ip.go](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation#GetWarningsForIP)
public final class IpWarnings {
    private static final int MAPPED_BITS = 96;

    private IpWarnings() {}

    /// Of an address at `path`, such as `spec.clusterIPs[0]`; none for what is no address.
    public static List<String> address(String path, String text) {
        return AnyIp.parse(text).map(ip -> address(path, text, ip)).orElse(List.of());
    }

    private static List<String> address(String path, String text, AnyIp ip) {
        if (IpRules.hasLeadingZeros(text) || ip.isIpv4Mapped()) {
            return List.of(
                    path
                            + ": non-standard IP address \"%s\" will be considered invalid"
                                    .formatted(text)
                            + " in a future Kubernetes release: use \"%s\"".formatted(shown(ip)));
        }
        return text.equals(ip.toString())
                ? List.of()
                : List.of(
                        path
                                + ": IPv6 address \"%s\" should be in RFC 5952 canonical format (\"%s\")"
                                        .formatted(text, ip));
    }

    /// Of a range at `path`; none for what is no range.
    public static List<String> range(String path, String text) {
        return AnyCidr.parse(text).map(range -> range(path, text, range)).orElse(List.of());
    }

    private static List<String> range(String path, String text, AnyCidr range) {
        var warnings = new ArrayList<String>();
        AnyIp address = range.address();
        String network = shownWithLength(range.canonical());
        if (!range.canonical().equals(range)) {
            warnings.add(
                    path
                            + ": CIDR value \"%s\" is ambiguous in this context".formatted(text)
                            + " (should be \"%s\" or \"%s/%d\"?)"
                                    .formatted(network, shown(address), address.bits()));
        }
        if (IpRules.hasLeadingZeros(text) || address.isIpv4Mapped()) {
            warnings.add(
                    path
                            + ": non-standard CIDR value \"%s\" will be considered invalid"
                                    .formatted(text)
                            + " in a future Kubernetes release: use \"%s\"".formatted(network));
        }
        if (warnings.isEmpty() && !text.equals(range.toString())) {
            warnings.add(
                    path
                            + ": IPv6 CIDR value \"%s\" should be in RFC 5952 canonical format (\"%s\")"
                                    .formatted(text, range));
        }
        return warnings;
    }

    private static String shown(AnyIp ip) {
        return ip.isIpv4Mapped() ? new Ipv4(ip.value().intValue()).toString() : ip.toString();
    }

    /// A range of mapped addresses is one of IPv4.
    static String shownWithLength(AnyCidr range) {
        AnyIp ip = range.address();
        return shown(ip)
                + "/"
                + (ip.isIpv4Mapped() ? range.length() - MAPPED_BITS : range.length());
    }
}
