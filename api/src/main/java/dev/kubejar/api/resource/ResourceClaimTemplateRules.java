package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
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
    public ApiObject prepared(Write write) {
        return write.next()
                .with("spec", write.next().spec().mapObject("spec", AlphaFields::ofClaim));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        switch (write) {
            case Write.Create(var object) -> create(object.spec(), problems);
            case Write.Update(var next, var previous) -> {
                if (!next.spec().equals(previous.spec())) {
                    problems.invalid(
                            "spec", ClaimShapes.ofTemplate(next.spec()), Problems.IMMUTABLE);
                }
            }
        }
        return problems.list();
    }

    private void create(JsonObject spec, Problems problems) {
        JsonObject meta = spec.object("metadata");
        MetadataRules.labels(meta.stringMap("labels"), "spec.metadata.labels", problems);
        MetadataRules.annotations(
                meta.stringMap("annotations"), "spec.metadata.annotations", problems);
        DeviceClaimRules.spec(spec.object("spec"), check, "spec.spec", problems);
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
