package dev.kubejar.apiserver.auth;

import dev.kubejar.apiserver.http.Request;
import java.util.Optional;

/// Finds out who makes a request by one kind of credential.
@FunctionalInterface
public interface Authenticator {

    /// Empty when the request carries no credential of this kind, or one that does not hold.
    Optional<User> authenticate(Request request);
}
