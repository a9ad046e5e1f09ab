package dev.kubejar.apiserver.http;

import java.time.Duration;

/// What one client may take of the server.
///
/// @param bodyBytes of a request; more is refused with 413
/// @param headerBytes of a request; more is refused with 431
/// @param headerTime from the first byte of a request (or from the connection) to the end of its
///   headers
/// @param bodyTime from there to the end of its body
/// @param idleTime between requests
/// @param connections at once; one more is closed at once
/// @param closeTime for running requests to end when the server closes
public record Limits(
        int bodyBytes,
        int headerBytes,
        Duration headerTime,
        Duration bodyTime,
        Duration idleTime,
        int connections,
        Duration closeTime) {

    /// Upstream's limits.
    public static final Limits DEFAULT =
            new Limits(
                    3 << 20,
                    1 << 20,
                    Duration.ofSeconds(32),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(90),
                    20_000,
                    Duration.ofSeconds(3));
}
