package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about DeviceClasses: selectors and settings that claims add to.
public final class DeviceClassRules implements Rules {
    private final SelectorCheck check;

    public DeviceClassRules(SelectorCheck check) {
        this.check = check;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec());
    }

    /// Extended resources by devices are switched off in 1.35.
    @Override
    public ApiObject prepared(Write write) {
        return write.next().with("spec", write.next().spec().without("extendedResourceName"));
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        DeviceClaimRules.selectors(spec.objects("selectors"), check, "spec.selectors", problems);
        List<JsonObject> configs = spec.objects("config");
        if (!DeviceNames.tooMany(configs, "spec.config", DeviceClaimRules.MAX_CONFIGS, problems)) {
            for (int i = 0; i < configs.size(); i++) {
                DeviceClaimRules.configuration(configs.get(i), "spec.config[" + i + "]", problems);
            }
        }
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
