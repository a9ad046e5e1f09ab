package dev.kubejar.api.coordination;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about Leases: an update may create one, and never overwrites unseen.
public final class LeaseRules implements Rules {

    /// The fields of coordinated elections, which upstream leaves off by default.
    @Override
    public ApiObject forCreate(ApiObject object) {
        return object.with("spec", object.spec().without("strategy").without("preferredHolder"));
    }

    @Override
    public ApiObject forUpdate(ApiObject next, ApiObject previous) {
        return forCreate(next);
    }

    @Override
    public List<FieldError> problems(ApiObject object) {
        var problems = new Problems();
        long seconds = object.spec().integer("leaseDurationSeconds", 1);
        if (seconds <= 0) {
            problems.invalid("spec.leaseDurationSeconds", seconds, "must be greater than 0");
        }
        problems.notNegative(object.spec(), "spec", "leaseTransitions");
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(
                Lifecycle.Trait.CREATED_BY_UPDATE, Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
