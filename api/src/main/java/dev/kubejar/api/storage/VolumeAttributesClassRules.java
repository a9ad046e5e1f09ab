package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Map;

/// What is special about VolumeAttributesClasses: a driver and parameters, for good.
public final class VolumeAttributesClassRules implements Rules {

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        Map<String, String> parameters = object.json().stringMap("parameters");
        if (write instanceof Write.Update(var next, var previous)) {
            ParameterRules.kept(next.json(), previous.json(), "driverName", problems);
            ParameterRules.kept(next.json(), previous.json(), "parameters", problems);
        }
        ParameterRules.driver(object.json().string("driverName"), "driverName", problems);
        ParameterRules.parameters(parameters, problems);
        if (parameters.isEmpty()) {
            problems.required("parameters", "must contain at least one key/value pair");
        }
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
