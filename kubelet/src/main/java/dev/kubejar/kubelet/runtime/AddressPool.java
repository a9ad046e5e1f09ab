package dev.kubejar.kubelet.runtime;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.BitSet;

/// Hands out the IPv4 addresses of a node's pods, e.g. those of `10.244.3.0/24`.
///
/// The first address (the network), the second (its gateway) and the last (broadcast) are never
/// given. An address that came back is the last to be given again, so that what still remembers its
/// old owner does not meet the new one.
public final class AddressPool {
    private static final int FIRST = 2;

    private final String cidr;
    private final int network;
    private final int size;

    @GuardedBy("this")
    private final BitSet taken = new BitSet();

    @GuardedBy("this")
    private int next = FIRST;

    /// All addresses of a range.
    ///
    /// @throws IllegalArgumentException when `cidr` is none, or leaves no address to give
    public AddressPool(String cidr) {
        int slash = cidr.indexOf('/');
        int bits = slash < 0 ? -1 : number(cidr.substring(slash + 1), 32, cidr);
        if (bits < 8 || bits > 29) {
            throw new IllegalArgumentException("not a range for pods: " + cidr);
        }
        this.cidr = cidr;
        this.size = 1 << (32 - bits);
        this.network = parse(cidr.substring(0, slash)) & -size;
    }

    /// A free address.
    ///
    /// @throws RuntimeFailure.Refused when all are taken
    public synchronized String take() {
        int free = taken.nextClearBit(next);
        if (free >= size - 1) {
            free = taken.nextClearBit(FIRST);
        }
        if (free >= size - 1) {
            throw new RuntimeFailure.Refused("no free address left in " + cidr);
        }
        taken.set(free);
        next = free + 1;
        return format(network + free);
    }

    /// Marks an address as given: one found in use. Addresses of other ranges are passed over.
    public synchronized void hold(String address) {
        int at = parse(address) - network;
        if (at >= 0 && at < size) {
            taken.set(at);
        }
    }

    public synchronized void release(String address) {
        int at = parse(address) - network;
        if (at >= 0 && at < size) {
            taken.clear(at);
        }
    }

    private static int parse(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + address);
        }
        int value = 0;
        for (String part : parts) {
            value = (value << 8) | number(part, 255, address);
        }
        return value;
    }

    private static int number(String text, int most, String whole) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an IPv4 address or range: " + whole, e);
        }
        throw new IllegalArgumentException("not an IPv4 address or range: " + whole);
    }

    private static String format(int address) {
        return (address >>> 24)
                + "."
                + ((address >>> 16) & 255)
                + "."
                + ((address >>> 8) & 255)
                + "."
                + (address & 255);
    }
}
