package dev.kubejar.api.net;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address of either family, read as leniently as Go reads the API's older fields: `010.0.0.1`
/// is `10.0.0.1`.
///
/// @param bits 32 or 128
public record AnyIp(BigInteger value, int bits) {
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<=^|\\.)0+(?=\\d)");
    private static final BigInteger IPV4_MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);

    /// Empty for what is no address.
    public static Optional<AnyIp> parse(String text) {
        if (IpText.isIpv6(text)) {
            return Optional.of(ofIpv6(text));
        }
        return Ipv4.parse(LEADING_ZEROS.matcher(text).replaceAll(""))
                .map(ip -> new AnyIp(BigInteger.valueOf(Integer.toUnsignedLong(ip.bits())), 32));
    }

    private static AnyIp ofIpv6(String text) {
        byte[] bytes = Inet6Address.ofLiteral(text).getAddress();
        var value = new BigInteger(1, bytes);
        return new AnyIp(bytes.length == 4 ? value.or(IPV4_MAPPED) : value, 128);
    }

    /// The address of the network of `length` bits that this address lies in.
    public AnyIp network(int length) {
        return new AnyIp(value.shiftRight(bits - length).shiftLeft(bits - length), bits);
    }

    public boolean isUnspecified() {
        return value.signum() == 0;
    }

    /// Whether it is `::ffff:10.0.0.1` and its like.
    public boolean isIpv4Mapped() {
        return bits == 128 && value.shiftRight(32).equals(IPV4_MAPPED.shiftRight(32));
    }

    /// The one way to write it.
    @Override
    public String toString() {
        return bits == 32 ? new Ipv4(value.intValue()).toString() : ipv6();
    }

    private String ipv6() {
        var groups = new ArrayList<Integer>();
        for (int shift = 112; shift >= 0; shift -= 16) {
            groups.add(value.shiftRight(shift).intValue() & 0xffff);
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            int zeros = zeros(groups, i);
            if (zeros > length && zeros > 1) {
                start = i;
                length = zeros;
            }
        }
        return length == 0
                ? text(groups)
                : text(groups.subList(0, start)) + "::" + text(groups.subList(start + length, 8));
    }

    private static int zeros(List<Integer> groups, int from) {
        int to = from;
        while (to < groups.size() && groups.get(to) == 0) {
            to++;
        }
        return to - from;
    }

    private static String text(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }
}
