package dev.kubejar.apiserver.discovery;

import java.util.Optional;

/// One named check of `/livez` and `/readyz`, such as `etcd` or `poststarthook/start-controllers`.
///
/// @param name upstream's where there is one
/// @param livez whether `/livez` asks it too; `/readyz` asks all
public record HealthCheck(String name, boolean livez, Check check) {

    /// Well as long as the server answers at all.
    public static final HealthCheck PING = new HealthCheck("ping", true, Optional::empty);

    /// Looks and answers at once; called on a request's thread, often.
    @FunctionalInterface
    public interface Check {

        /// Empty when well, else what is wrong; it is logged and shown on the check's own page.
        Optional<String> problem();
    }
}
