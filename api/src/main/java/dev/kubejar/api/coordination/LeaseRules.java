package dev.kubejar.api.coordination;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about Leases: an update may create one, and never overwrites unseen.
public final class LeaseRules implements Rules {

    /// The fields of coordinated elections, which upstream leaves off by default.
    @Override
    public ApiObject prepared(Write write) {
        ApiObject lease = write.next();
        return lease.with("spec", lease.spec().without("strategy").without("preferredHolder"));
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
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
