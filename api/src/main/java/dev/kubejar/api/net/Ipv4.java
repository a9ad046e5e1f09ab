package dev.kubejar.api.net;

import java.util.Optional;

/// An IPv4 address such as `10.96.0.10`.
///
/// @param bits the address as an unsigned 32-bit number
public record Ipv4(int bits) implements Comparable<Ipv4> {

    /// Four decimal numbers without leading zeros; empty for anything else.
    public static Optional<Ipv4> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        int bits = 0;
        for (String part : parts) {
            int octet = octet(part);
            if (octet < 0) {
                return Optional.empty();
            }
            bits = (bits << 8) | octet;
        }
        return Optional.of(new Ipv4(bits));
    }

    private static int octet(String part) {
        boolean digits =
                !part.isEmpty()
                        && part.length() <= 3
                        && part.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (part.length() > 1 && part.charAt(0) == '0')) {
            return -1;
        }
        int value = Integer.parseInt(part);
        return value <= 255 ? value : -1;
    }

    public Ipv4 plus(long offset) {
        return new Ipv4((int) (Integer.toUnsignedLong(bits) + offset));
    }

    /// How far this address is behind `other`; negative when before it.
    public long minus(Ipv4 other) {
        return Integer.toUnsignedLong(bits) - Integer.toUnsignedLong(other.bits);
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24)
                + "."
                + ((bits >>> 16) & 255)
                + "."
                + ((bits >>> 8) & 255)
                + "."
                + (bits & 255);
    }
}
