package dev.kubejar.api.net;

import java.util.Optional;

/// A range of addresses of either family, as written: its address need not be the range's first.
///
/// @param length how many leading bits all addresses of the range share
public record AnyCidr(AnyIp address, int length) {

    /// Empty for what is no range.
    public static Optional<AnyCidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return AnyIp.parse(text.substring(0, slash))
                .filter(ip -> length <= ip.bits())
                .map(ip -> new AnyCidr(ip, length));
    }

    /// The range with its first address.
    public AnyCidr canonical() {
        return new AnyCidr(address.network(length), length);
    }

    public boolean contains(AnyIp ip) {
        return address.bits() == ip.bits() && address.network(length).equals(ip.network(length));
    }

    /// Whether all of `inner` lies in this range and there is more.
    public boolean strictlyContains(AnyCidr inner) {
        return address.bits() == inner.address.bits()
                && length < inner.length
                && address.network(length).equals(inner.address.network(length));
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
