package dev.kubejar.apiserver.resource;

import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes up what must differ from object to object: uids, and the ends of generated names.
///
/// @param random safe for any thread
public record Identities(RandomGenerator random) {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final int MAX_PREFIX = 63 - SUFFIX;

    /// A version 4 UUID.
    public String uid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low).toString();
    }

    /// `web-` becomes `web-x7k2p`; cut so that the name is at most 63 long.
    String named(String prefix) {
        var name = new StringBuilder(prefix.substring(0, Math.min(prefix.length(), MAX_PREFIX)));
        for (int i = 0; i < SUFFIX; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
