package dev.kubejar.apiserver.auth;

import dev.kubejar.apiserver.http.Request;
import java.util.List;
import java.util.Optional;

/// Asks one authenticator after the other; the first that knows the user wins.
public final class FirstOf implements Authenticator {
    private final List<Authenticator> authenticators;

    public FirstOf(List<Authenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    @Override
    public Optional<User> authenticate(Request request) {
        return authenticators.stream()
                .flatMap(one -> one.authenticate(request).stream())
                .findFirst();
    }
}
