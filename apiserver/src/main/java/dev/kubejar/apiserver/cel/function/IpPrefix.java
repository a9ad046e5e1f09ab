package dev.kubejar.apiserver.cel.function;

/// An address and how many of its first bits are the network's, such as `10.0.0.1/8`.
record IpPrefix(IpAddress address, int length) {

    /// As Kubernetes' library takes them; words as Go's.
    static IpPrefix parse(String text) throws IpAddress.MalformedException {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw malformed(text, "no '/'");
        }
        IpAddress address;
        try {
            address = IpAddress.parseAny(text.substring(0, slash));
        } catch (IllegalArgumentException e) {
            throw malformed(text, "" + e.getMessage());
        }
        String bits = text.substring(slash + 1);
        if (!bits.matches("0|[1-9][0-9]{0,2}")) {
            throw malformed(text, "bad bits after slash: \"" + bits + "\"");
        }
        if (Integer.parseInt(bits) > address.ip().bits()) {
            throw malformed(text, "prefix length out of range");
        }
        if (address.ip().isIpv4Mapped()) {
            throw new IpAddress.MalformedException(
                    "IPv4-mapped IPv6 address \"" + text + "\" is not allowed");
        }
        return new IpPrefix(address, Integer.parseInt(bits));
    }

    private static IpAddress.MalformedException malformed(String text, String why) {
        return new IpAddress.MalformedException(
                "network address parse error during conversion from string:"
                        + " netip.ParsePrefix(\"%s\"): %s".formatted(text, why));
    }

    IpPrefix masked() {
        return new IpPrefix(new IpAddress(address.ip().network(length)), length);
    }

    boolean contains(IpAddress other) {
        return other.ip().bits() == address.ip().bits()
                && other.ip().network(length).equals(address.ip().network(length));
    }

    boolean contains(IpPrefix other) {
        return length <= other.length && contains(other.address);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
