package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.CIDR;
import static dev.kubejar.apiserver.cel.function.Types.INT;
import static dev.kubejar.apiserver.cel.function.Types.IP;
import static dev.kubejar.apiserver.cel.function.Types.STRING;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.OpaqueValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.function.Predicate;

/// IP addresses and ranges.
///
/// Source: [IP and CIDR
/// libraries](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library)
final class Addresses {
    // spotless:off
    static final List<Overload> TABLE = List.of(
            global("ip",                   "string_to_ip",               IP,   Addresses::ip,                                          STRING),
            member("ip",                   "cidr_ip",                    IP,   it -> of(prefix(it[0]).address()),                      CIDR),
            global("isIP",                 "is_ip",                      BOOL, it -> BoolValue.of(!(ip(it) instanceof Failure)),       STRING),
            global("ip.isCanonical",       "ip_is_canonical",            BOOL, Addresses::isCanonical,                                 STRING),
            member("family",               "ip_family",                  INT,  it -> new IntValue(address(it[0]).isV4() ? 4 : 6),      IP),
            member("isUnspecified",        "ip_is_unspecified",          BOOL, is(IpAddress::isUnspecified),                           IP),
            member("isLoopback",           "ip_is_loopback",             BOOL, is(IpAddress::isLoopback),                              IP),
            member("isLinkLocalMulticast", "ip_is_link_local_multicast", BOOL, is(IpAddress::isLinkLocalMulticast),                    IP),
            member("isLinkLocalUnicast",   "ip_is_link_local_unicast",   BOOL, is(IpAddress::isLinkLocalUnicast),                      IP),
            member("isGlobalUnicast",      "ip_is_global_unicast",       BOOL, is(IpAddress::isGlobalUnicast),                         IP),
            global("string",               "ip_to_string",               STRING, Conversions::toText,                                   IP),
            global("cidr",                 "string_to_cidr",             CIDR, Addresses::cidr,                                        STRING),
            global("isCIDR",               "is_cidr",                    BOOL, it -> BoolValue.of(!(cidr(it) instanceof Failure)),     STRING),
            member("containsIP",           "cidr_contains_ip_string",    BOOL, Addresses::containsIp,                                  CIDR, STRING),
            member("containsIP",           "cidr_contains_ip_ip",        BOOL, Addresses::containsIp,                                  CIDR, IP),
            member("containsCIDR",         "cidr_contains_cidr_string",  BOOL, Addresses::containsCidr,                                CIDR, STRING),
            member("containsCIDR",         "cidr_contains_cidr",         BOOL, Addresses::containsCidr,                                CIDR, CIDR),
            member("prefixLength",         "cidr_prefix_length",         INT,  it -> new IntValue(prefix(it[0]).length()),             CIDR),
            member("masked",               "cidr_masked",                CIDR, it -> of(prefix(it[0]).masked()),                       CIDR),
            global("string",               "cidr_to_string",             STRING, Conversions::toText,                                   CIDR));
    // spotless:on

    private Addresses() {}

    private static Value of(IpAddress address) {
        return new OpaqueValue(Types.value(IP), address, address.ip().bits() / Byte.SIZE);
    }

    /// Its size is its address's: what comparing it takes.
    private static Value of(IpPrefix prefix) {
        return new OpaqueValue(
                Types.value(CIDR), prefix, (long) (prefix.length() + Byte.SIZE - 1) / Byte.SIZE);
    }

    private static IpAddress address(Value value) {
        return (IpAddress) ((OpaqueValue) value).content();
    }

    private static IpPrefix prefix(Value value) {
        return (IpPrefix) ((OpaqueValue) value).content();
    }

    private static Body is(Predicate<IpAddress> test) {
        return it -> BoolValue.of(test.test(address(it[0])));
    }

    private static Value ip(Value... arguments) {
        try {
            return of(IpAddress.parse(((StringValue) arguments[0]).value()));
        } catch (IpAddress.MalformedException e) {
            return Failure.of(e);
        }
    }

    private static Value isCanonical(Value... arguments) {
        Value parsed = ip(arguments);
        return parsed instanceof Failure
                ? parsed
                : BoolValue.of(address(parsed).toString().equals(arguments[0].toString()));
    }

    private static Value cidr(Value... arguments) {
        try {
            return of(IpPrefix.parse(((StringValue) arguments[0]).value()));
        } catch (IpAddress.MalformedException e) {
            return new Failure(
                    "network address parse error during conversion from string: " + e.getMessage());
        }
    }

    private static Value containsIp(Value... arguments) {
        Value other = arguments[1] instanceof StringValue ? ip(arguments[1]) : arguments[1];
        return other instanceof Failure
                ? other
                : BoolValue.of(prefix(arguments[0]).contains(address(other)));
    }

    private static Value containsCidr(Value... arguments) {
        Value other = arguments[1] instanceof StringValue ? cidr(arguments[1]) : arguments[1];
        return other instanceof Failure
                ? other
                : BoolValue.of(prefix(arguments[0]).contains(prefix(other)));
    }
}
