package dev.kubejar.apiserver.auth;

/// Decides whether a user may do what a request asks.
@FunctionalInterface
public interface Authorizer {

    Decision authorize(Attributes attributes);

    /// The answer. What is not allowed is denied.
    ///
    /// @param reason for people; may be empty
    record Decision(boolean allowed, String reason) {
        public static final Decision ALLOWED = new Decision(true, "");
    }
}
