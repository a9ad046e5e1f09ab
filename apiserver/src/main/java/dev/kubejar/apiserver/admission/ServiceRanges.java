package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.api.networking.ServiceCidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The ranges from which services get their addresses: the cluster's own, and those of every
/// ServiceCIDR that is ready and stays.
///
/// As upstream, addresses are given out at random from a range's upper part first: the lower part
/// (256 addresses of a /16) is left to services that ask for an address, such as the cluster's DNS.
public final class ServiceRanges {
    private final Lookup lookup;
    private final Cidr own;
    private final RandomGenerator random;

    /// @param own the cluster's own range, there before any object says so
    public ServiceRanges(Lookup lookup, Cidr own, RandomGenerator random) {
        this.lookup = lookup;
        this.own = own;
        this.random = random;
    }

    private List<Cidr> usable() {
        var usable = new ArrayList<Cidr>(List.of(own));
        lookup.all(ServiceCidr.KIND.type()).stream()
                .filter(ServiceRanges::isReady)
                .flatMap(it -> new ServiceCidr(it).cidrs().stream())
                .flatMap(it -> Cidr.parse(it).stream())
                .filter(it -> !usable.contains(it))
                .forEach(usable::add);
        return usable;
    }

    private static boolean isReady(ApiObject range) {
        return !range.meta().isDeleting() && new ServiceCidr(range).isReady();
    }

    /// Why a service may not have the address that it asks for; empty when it may.
    Optional<String> refusal(Ipv4 address) {
        List<Cidr> around = usable().stream().filter(it -> it.contains(address)).toList();
        if (around.isEmpty()) {
            return Optional.of("the provided network does not match the current range");
        }
        Cidr range = around.getFirst();
        long offset = address.minus(range.first());
        return offset >= 1 && offset <= range.size() - 2
                ? Optional.empty()
                : Optional.of(
                        "the provided IP (%s) is not in the valid range. The range of valid IPs is %s"
                                .formatted(address, range));
    }

    /// Every address that can be given out, in the order in which to try them.
    Stream<Ipv4> candidates() {
        List<Cidr> ranges = usable();
        Collections.shuffle(ranges, Random.from(random));
        return ranges.stream().flatMap(this::candidates);
    }

    private Stream<Ipv4> candidates(Cidr range) {
        long usable = range.size() - 2; // the first and the last are the network's own
        long reserved = range.size() <= 16 ? 0 : Math.clamp(range.size() / 16, 16, 256);
        return LongStream.concat(from(reserved, usable), from(0, reserved))
                .mapToObj(offset -> range.address(offset + 1));
    }

    /// All offsets from `first` up to `end`, beginning anywhere.
    private LongStream from(long first, long end) {
        if (end <= first) {
            return LongStream.empty();
        }
        long start = random.nextLong(first, end);
        return LongStream.concat(LongStream.range(start, end), LongStream.range(first, start));
    }
}
