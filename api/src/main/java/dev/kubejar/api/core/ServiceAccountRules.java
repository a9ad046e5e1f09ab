package dev.kubejar.api.core;

import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;

/// What is special about ServiceAccounts: next to nothing.
public final class ServiceAccountRules implements Rules {

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
