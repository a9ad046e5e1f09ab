package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about ResourceClaimTemplates: they never change.
public final class ResourceClaimTemplateRules implements Rules {
    private final SelectorCheck check;

    public ResourceClaimTemplateRules(SelectorCheck check) {
        this.check = check;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("spec", JsonObject.EMPTY)
                        .mapObject("spec", DeviceClaimRules::defaults);
        return object.with("spec", spec);
    }

    @Override
    public List<FieldError> problemsOfCreate(ApiObject object) {
        var problems = new Problems();
        JsonObject meta = object.spec().object("metadata");
        MetadataRules.labels(meta.stringMap("labels"), "spec.metadata.labels", problems);
        MetadataRules.annotations(
                meta.stringMap("annotations"), "spec.metadata.annotations", problems);
        DeviceClaimRules.spec(object.spec().object("spec"), check, "spec.spec", problems);
        return problems.list();
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        problems.immutable(next.json(), previous.json(), "", "spec");
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
