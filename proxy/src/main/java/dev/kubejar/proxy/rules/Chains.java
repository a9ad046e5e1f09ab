package dev.kubejar.proxy.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The names of our chains: `KJ3F2A-SERVICES`. They begin with the cluster's own prefix, so that
/// two clusters on one machine keep out of each other's way and `delete` knows what is ours.
///
/// iptables takes names of up to 28 characters.
///
/// @param prefix such as `KJ3F2A`
public record Chains(String prefix) {
    private static final int HASH_LENGTH = 14;

    /// The prefix follows from the cluster's id.
    public static Chains of(String clusterId) {
        return new Chains("KJ" + hash(clusterId).substring(0, 4));
    }

    /// Entry in `nat`: where traffic to a service's address is told apart.
    public String services() {
        return prefix + "-SERVICES";
    }

    public String nodePorts() {
        return prefix + "-NODEPORTS";
    }

    /// Marks what must leave with the node's address.
    public String mark() {
        return prefix + "-MARK";
    }

    public String postrouting() {
        return prefix + "-POSTROUTING";
    }

    /// Entry in `filter`: rejects what no service owns and lets pods' traffic pass.
    public String forward() {
        return prefix + "-FORWARD";
    }

    public String output() {
        return prefix + "-OUTPUT";
    }

    public String input() {
        return prefix + "-INPUT";
    }

    /// Chooses among the endpoints of a forward.
    public String service(Forward forward) {
        return prefix + "-SVC-" + hash(forward.service() + forward.protocol());
    }

    /// The same for traffic from outside, which leaves with the node's address.
    public String external(Forward forward) {
        return prefix + "-EXT-" + hash(forward.service() + forward.protocol());
    }

    public String endpoint(Forward forward, Forward.Address endpoint) {
        return prefix + "-SEP-" + hash(forward.service() + forward.protocol() + endpoint);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
