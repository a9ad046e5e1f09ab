package dev.kubejar.apiserver.cel.function;

import dev.kubejar.api.net.AnyIp;
import java.math.BigInteger;

/// An address of either family as Kubernetes' CEL library takes it: no leading zeros, no zones, no
/// IPv4 in IPv6's clothes.
record IpAddress(AnyIp ip) {
    private static final int V4_BITS = 32;
    private static final BigInteger BROADCAST = BigInteger.valueOf(0xffff_ffffL);

    /// A text that is no address; the message is upstream's.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    static IpAddress parse(String text) throws MalformedException {
        if (text.contains("%") && text.contains(":")) {
            throw new MalformedException(
                    "IP address \"" + text + "\" with zone value is not allowed");
        }
        IpAddress address;
        try {
            address = parseAny(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    "IP Address \"%s\" parse error during conversion from string: %s"
                            .formatted(text, e.getMessage()));
        }
        if (address.ip.isIpv4Mapped()) {
            throw new MalformedException(
                    "IPv4-mapped IPv6 address \"" + text + "\" is not allowed");
        }
        return address;
    }

    /// @throws IllegalArgumentException with what Go complains of
    static IpAddress parseAny(String text) {
        if (text.contains(".") && !text.contains(":")) {
            checkV4(text);
        }
        return AnyIp.parse(text)
                .map(IpAddress::new)
                .orElseThrow(() -> malformed(text, "unable to parse IP"));
    }

    private static void checkV4(String text) {
        String[] fields = text.split("\\.", -1);
        for (String field : fields) {
            if (field.isEmpty()) {
                throw malformed(text, "IPv4 field must have at least one digit");
            }
            if (!field.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw malformed(text, "unexpected character (at \"" + field + "\")");
            }
            if (field.length() > 1 && field.startsWith("0")) {
                throw malformed(text, "IPv4 field has octet with leading zero");
            }
            if (field.length() > 3 || Integer.parseInt(field) > 255) {
                throw malformed(text, "IPv4 field has value >255");
            }
        }
        if (fields.length != 4) {
            throw malformed(
                    text, fields.length < 4 ? "IPv4 address too short" : "IPv4 address too long");
        }
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException("ParseAddr(\"" + text + "\"): " + why);
    }

    boolean isV4() {
        return ip.bits() == V4_BITS;
    }

    /// The first `length` bits, as a number.
    private int head(int length) {
        return ip.value().shiftRight(ip.bits() - length).intValue();
    }

    boolean isUnspecified() {
        return ip.isUnspecified();
    }

    boolean isLoopback() {
        return isV4() ? head(8) == 127 : ip.value().equals(BigInteger.ONE);
    }

    private boolean isMulticast() {
        return isV4() ? head(4) == 0xe : head(8) == 0xff;
    }

    boolean isLinkLocalMulticast() {
        return isV4() ? head(24) == 0xe00000 : head(8) == 0xff && (head(16) & 0xf) == 2;
    }

    boolean isLinkLocalUnicast() {
        return isV4() ? head(16) == 0xa9fe : head(10) == 0x3fa;
    }

    boolean isGlobalUnicast() {
        boolean broadcast = isV4() && ip.value().equals(BROADCAST);
        return !broadcast
                && !isUnspecified()
                && !isLoopback()
                && !isMulticast()
                && !isLinkLocalUnicast();
    }

    @Override
    public String toString() {
        return ip.toString();
    }
}
