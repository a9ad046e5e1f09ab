package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

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
    public ApiObject forCreate(ApiObject object) {
        return object.with("status", JsonObject.EMPTY);
    }

    @Override
    public ApiObject forStatusUpdate(ApiObject next, ApiObject previous) {
        return MetadataRules.kept(next, previous);
    }

    @Override
    public List<FieldError> problemsOfCreate(ApiObject object) {
        var problems = new Problems();
        DeviceClaimRules.spec(object.spec(), check, "spec", problems);
        return problems.list();
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        problems.immutable(next.json(), previous.json(), "", "spec");
        return problems.list();
    }

    @Override
    public List<FieldError> problemsOfStatusUpdate(ApiObject next, ApiObject previous) {
        return ClaimStatusRules.problems(next, previous);
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
