package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about ResourceClaims: a claim is said once, and what was given is not taken back
/// while it is used.
public final class ResourceClaimRules implements Rules {
    private final SelectorCheck check;

    public ResourceClaimRules(SelectorCheck check) {
        this.check = check;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", DeviceClaimRules.defaults(object.spec()))
                .with("status", object.status());
    }

    @Override
    public ApiObject prepared(Write write) {
        ApiObject born = write.bornWith("status", JsonObject.EMPTY);
        return born.with("spec", AlphaFields.ofClaim(born.spec()));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        switch (write) {
            case Write.Create(var object) ->
                    DeviceClaimRules.spec(object.spec(), check, "spec", problems);
            case Write.Update(var next, var previous) ->
                    problems.immutable(next.json(), previous.json(), "", "spec", ClaimShapes.SPEC);
        }
        return problems.list();
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return subresource.equals("status") ? Optional.of(new Status()) : Optional.empty();
    }

    /// What the scheduler and drivers report, without what is switched off.
    private static final class Status implements ObjectPart {

        @Override
        public ApiObject changed(ApiObject wanted, ApiObject previous) {
            return previous.with("status", AlphaFields.ofClaimStatus(wanted.status()));
        }

        @Override
        public boolean changesMetadata() {
            return false;
        }

        @Override
        public List<FieldError> problems(ApiObject next, ApiObject previous) {
            return ClaimStatusRules.problems(next, previous);
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
