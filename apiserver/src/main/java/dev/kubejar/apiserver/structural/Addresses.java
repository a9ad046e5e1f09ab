package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;
import dev.kubejar.api.net.IpText;

/// Addresses of the internet and of network cards, in the forms that Go reads.
///
/// Source: [net.ParseIP](https://pkg.go.dev/net#ParseIP),
/// [net.ParseMAC](https://pkg.go.dev/net#ParseMAC)
final class Addresses {
    private static final int MAX_BYTE = 255;
    private static final Pattern DECIMAL = Pattern.compile("^[0-9]{1,8}$");
    private static final Pattern MAC =
            Pattern.compile(
                    "^([0-9a-fA-F]{2}(:[0-9a-fA-F]{2})*"
                            + "|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2})*"
                            + "|[0-9a-fA-F]{4}(\\.[0-9a-fA-F]{4})*)$");

    private Addresses() {}

    static boolean isIp(String text) {
        return IpText.isIpv6(text) || isIpv4(text);
    }

    /// Leading zeros are let pass, as in upstream for old objects' sake.
    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!DECIMAL.matcher(part).find() || Integer.parseInt(part) > MAX_BYTE) {
                return false;
            }
        }
        return true;
    }

    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        String length = text.substring(slash + 1);
        int bits = address.contains(":") ? 128 : 32;
        return isIp(address) && DECIMAL.matcher(length).find() && Integer.parseInt(length) <= bits;
    }

    /// 6, 8 or 20 bytes, in pairs or in groups of four digits.
    static boolean isMac(String text) {
        if (!MAC.matcher(text).find()) {
            return false;
        }
        long digits = text.chars().filter(c -> Character.digit(c, 16) >= 0).count();
        return digits == 12 || digits == 16 || digits == 40;
    }
}
