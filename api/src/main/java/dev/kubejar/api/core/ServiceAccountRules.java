package dev.kubejar.api.core;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about ServiceAccounts: next to nothing.
public final class ServiceAccountRules implements Rules, Lifecycle {

    @Override
    public List<FieldError> problems(ApiObject object) {
        return MetadataRules.problems(object, Scope.NAMESPACED, Names::subdomain);
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        return MetadataRules.problemsOfUpdate(next, previous);
    }

    @Override
    public Lifecycle lifecycle() {
        return this;
    }

    @Override
    public boolean answersWithDeleted() {
        return true;
    }
}
