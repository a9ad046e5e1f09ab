package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about IngressClasses: the controller stays, and its parameters lie in a
/// namespace or in none.
public final class IngressClassRules implements Rules {
    private static final String PARAMETERS = "spec.parameters";
    private static final List<String> SCOPES = List.of("Cluster", "Namespace");
    private static final int MAX_CONTROLLER = 250;

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with(
                "spec",
                object.spec().mapObject("parameters", it -> it.withDefault("scope", "Cluster")));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        String controller = object.spec().string("controller");
        if (write instanceof Write.Update(var next, var previous)) {
            problems.immutable(next.spec(), previous.spec(), "spec", "controller");
        }
        if (controller.length() > MAX_CONTROLLER) {
            problems.add(FieldError.tooLong("spec.controller", MAX_CONTROLLER));
        }
        NameRules.domainPrefixedPath("spec.controller", controller, problems);
        new IngressClass(object).parameters().ifPresent(it -> parameters(it, problems));
        return problems.list();
    }

    private static void parameters(JsonObject parameters, Problems problems) {
        BackendRules.reference(parameters, PARAMETERS, problems);
        Optional<String> namespace = parameters.findString("namespace");
        String path = PARAMETERS + ".namespace";
        switch (parameters.string("scope")) {
            case "Namespace" -> {
                if (namespace.isEmpty()) {
                    problems.required(path, "`parameters.scope` is set to 'Namespace'");
                }
                namespace.ifPresent(it -> problems.complaints(path, it, Names.label(it)));
            }
            case "Cluster" -> {
                if (namespace.isPresent()) {
                    problems.forbidden(path, "`parameters.scope` is set to 'Cluster'");
                }
            }
            default -> problems.oneOf(PARAMETERS + ".scope", parameters.string("scope"), SCOPES);
        }
    }
}
