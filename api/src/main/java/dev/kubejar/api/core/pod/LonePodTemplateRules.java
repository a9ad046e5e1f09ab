package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about the kind PodTemplate, which is nothing but a template.
public final class LonePodTemplateRules implements Rules {
    private static final String PATH = "template";

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with(PATH, PodDefaults.template(object.json().object(PATH)));
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.keptAt(write, List.of(PATH)).next();
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        PodTemplateRules.problems(object.json().object(PATH), PATH, problems);
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        JsonObject template = object.json().object(PATH);
        boolean same =
                write.replaced().filter(it -> it.json().object(PATH).equals(template)).isPresent();
        return same ? List.of() : PodWarnings.ofTemplate(template, PATH);
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
