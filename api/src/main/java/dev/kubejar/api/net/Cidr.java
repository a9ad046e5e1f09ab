package dev.kubejar.api.net;

import java.util.Optional;

/// A range of IPv4 addresses such as `10.96.0.0/16`.
///
/// @param first the range's lowest address
/// @param prefixLength 0 to 32
public record Cidr(Ipv4 first, int prefixLength) {

    public Cidr {
        if (prefixLength < 0 || prefixLength > 32 || (first.bits() & ~mask(prefixLength)) != 0) {
            throw new IllegalArgumentException(
                    "not the first address of a range: " + first + "/" + prefixLength);
        }
    }

    /// Empty unless `text` is the first address of a range, a slash and a prefix length.
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return Ipv4.parse(text.substring(0, slash))
                .filter(ip -> length <= 32 && (ip.bits() & ~mask(length)) == 0)
                .map(ip -> new Cidr(ip, length));
    }

    private static int mask(int prefixLength) {
        return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
    }

    public boolean contains(Ipv4 address) {
        return (address.bits() & mask(prefixLength)) == first.bits();
    }

    public boolean overlaps(Cidr other) {
        return contains(other.first) || other.contains(first);
    }

    /// The number of addresses, the network's own and the broadcast address included.
    public long size() {
        return 1L << (32 - prefixLength);
    }

    public Ipv4 address(long offset) {
        if (offset < 0 || offset >= size()) {
            throw new IndexOutOfBoundsException(this + " has no address " + offset);
        }
        return first.plus(offset);
    }

    /// The `index`th of the ranges of `length` bits that this range is made of: `10.244.0.0/16` at
    /// 3, /24 is `10.244.3.0/24`.
    public Cidr part(int length, long index) {
        if (length < prefixLength || index >= 1L << (length - prefixLength)) {
            throw new IndexOutOfBoundsException(this + " has no part " + index + " of /" + length);
        }
        return new Cidr(first.plus(index << (32 - length)), length);
    }

    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }
}
