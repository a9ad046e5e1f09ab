package dev.kubejar.apiserver.cel.function;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address. No name is ever looked up.
///
/// Its text is the canonical one of RFC 5952, such as `2001:db8::1`.
final class IpAddress {
    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final int GROUPS = 8;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A text that is no address; the message is Go's.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    /// As Kubernetes' library takes them: no zones, no IPv4 addresses in IPv6's clothes.
    static IpAddress parse(String text) throws MalformedException {
        if (text.contains("%") && text.contains(":")) {
            throw new MalformedException(
                    "IP address \"" + text + "\" with zone value is not allowed");
        }
        try {
            var address = parseAny(text);
            if (address.isMapped()) {
                throw new MalformedException(
                        "IPv4-mapped IPv6 address \"" + text + "\" is not allowed");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    "IP Address \"%s\" parse error during conversion from string: ParseAddr(\"%s\"): %s"
                            .formatted(text, text, e.getMessage()));
        }
    }

    /// @throws IllegalArgumentException with what Go complains of
    static IpAddress parseAny(String text) {
        if (text.contains(":")) {
            return new IpAddress(v6(text));
        }
        if (text.contains(".")) {
            return new IpAddress(v4(text));
        }
        throw new IllegalArgumentException("unable to parse IP");
    }

    private static byte[] v4(String text) {
        String[] fields = text.split("\\.", -1);
        if (fields.length != V4_BYTES) {
            throw new IllegalArgumentException(
                    fields.length < V4_BYTES ? "IPv4 address too short" : "IPv4 address too long");
        }
        var bytes = new byte[V4_BYTES];
        for (int i = 0; i < V4_BYTES; i++) {
            bytes[i] = v4Field(fields[i]);
        }
        return bytes;
    }

    private static byte v4Field(String field) {
        if (field.isEmpty() || !field.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    field.isEmpty()
                            ? "IPv4 field must have at least one digit"
                            : "unexpected character (at \"" + field + "\")");
        }
        if (field.length() > 1 && field.startsWith("0")) {
            throw new IllegalArgumentException("IPv4 field has octet with leading zero");
        }
        if (field.length() > 3 || Integer.parseInt(field) > 255) {
            throw new IllegalArgumentException("IPv4 field has value >255");
        }
        return (byte) Integer.parseInt(field);
    }

    private static byte[] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return padded(groups(text, false), new byte[0], false);
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            throw new IllegalArgumentException(
                    "multiple :: in address (at \"" + text.substring(gap) + "\")");
        }
        return padded(
                groups(text.substring(0, gap), true), groups(text.substring(gap + 2), true), true);
    }

    private static byte[] padded(byte[] front, byte[] back, boolean gap) {
        int length = front.length + back.length;
        if (length > V6_BYTES || (gap && length == V6_BYTES)) {
            throw new IllegalArgumentException(
                    gap
                            ? "the :: must expand to at least one field of zeros"
                            : "trailing garbage after address");
        }
        if (!gap && length < V6_BYTES) {
            throw new IllegalArgumentException("address string too short");
        }
        byte[] all = Arrays.copyOf(front, V6_BYTES);
        System.arraycopy(back, 0, all, V6_BYTES - back.length, back.length);
        return all;
    }

    private static byte[] groups(String text, boolean maybeNone) {
        if (text.isEmpty() && maybeNone) {
            return new byte[0];
        }
        String[] fields = text.split(":", -1);
        var bytes = new byte[V6_BYTES + V4_BYTES];
        int used = 0;
        for (int i = 0; i < fields.length && used <= V6_BYTES - 2; i++) {
            byte[] field =
                    i == fields.length - 1 && fields[i].contains(".")
                            ? v4(fields[i])
                            : group(fields[i]);
            System.arraycopy(field, 0, bytes, used, field.length);
            used += field.length;
        }
        if (fields.length > GROUPS) {
            throw new IllegalArgumentException("trailing garbage after address");
        }
        return Arrays.copyOf(bytes, used);
    }

    private static byte[] group(String field) {
        if (field.isEmpty()) {
            throw new IllegalArgumentException(
                    "each colon-separated field must have at least one digit");
        }
        if (!field.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("unexpected character (at \"" + field + "\")");
        }
        if (field.length() > 4) {
            throw new IllegalArgumentException("each group must have 4 or less digits");
        }
        int value = HexFormat.fromHexDigits(field);
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isV4() {
        return bytes.length == V4_BYTES;
    }

    /// 32 or 128.
    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /// Whether it is `::ffff:1.2.3.4`.
    boolean isMapped() {
        return !isV4()
                && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10)
                && bytes[10] == -1
                && bytes[11] == -1;
    }

    /// The address with all bits behind the first `length` cleared.
    IpAddress masked(int length) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp((long) length - (long) i * Byte.SIZE, 0, Byte.SIZE);
            masked[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return new IpAddress(masked);
    }

    boolean isUnspecified() {
        return Arrays.equals(bytes, new byte[bytes.length]);
    }

    boolean isLoopback() {
        byte[] one = new byte[V6_BYTES];
        one[V6_BYTES - 1] = 1;
        return isV4() ? bytes[0] == 127 : Arrays.equals(bytes, one);
    }

    boolean isMulticast() {
        return isV4() ? (bytes[0] & 0xf0) == 0xe0 : bytes[0] == -1;
    }

    boolean isLinkLocalMulticast() {
        return isV4()
                ? bytes[0] == (byte) 224 && bytes[1] == 0 && bytes[2] == 0
                : bytes[0] == -1 && (bytes[1] & 0x0f) == 2;
    }

    boolean isLinkLocalUnicast() {
        return isV4()
                ? bytes[0] == (byte) 169 && bytes[1] == (byte) 254
                : bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    boolean isGlobalUnicast() {
        boolean broadcast = isV4() && Arrays.equals(bytes, new byte[] {-1, -1, -1, -1});
        return !broadcast
                && !isUnspecified()
                && !isLoopback()
                && !isMulticast()
                && !isLinkLocalUnicast();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return isV4() ? v4Text() : v6Text();
    }

    private String v4Text() {
        return (bytes[0] & 0xff)
                + "."
                + (bytes[1] & 0xff)
                + "."
                + (bytes[2] & 0xff)
                + "."
                + (bytes[3] & 0xff);
    }

    private int group(int index) {
        return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
    }

    /// Lower case, without leading zeros, the longest run of two or more zero groups left out.
    private String v6Text() {
        int gapStart = GROUPS;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && group(i + length) == 0) {
                length++;
            }
            if (length > gapLength) {
                gapStart = i;
                gapLength = length;
            }
            i += length;
        }
        if (gapStart == GROUPS) {
            return groupsText(0, GROUPS);
        }
        return groupsText(0, gapStart) + "::" + groupsText(gapStart + gapLength, GROUPS);
    }

    private String groupsText(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }
}
