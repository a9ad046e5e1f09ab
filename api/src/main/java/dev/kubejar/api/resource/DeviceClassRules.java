package dev.kubejar.api.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
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
        spec.findString("extendedResourceName")
                .filter(name -> !isExtended(name))
                .ifPresent(name ->
                        problems.invalid(
                                "spec.extendedResourceName",
                                name,
                                "must be a valid extended resource name"));
        return problems.list();
    }

    private static boolean isExtended(String name) {
        boolean own = !name.contains("/") || name.contains("kubernetes.io/");
        return !own
                && !name.startsWith("requests.")
                && Names.qualified("requests." + name).isEmpty();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
