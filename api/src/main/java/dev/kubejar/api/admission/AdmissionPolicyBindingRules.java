package dev.kubejar.api.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What is special about ValidatingAdmissionPolicyBindings: what happens when the policy is broken.
public final class AdmissionPolicyBindingRules implements Rules {
    private static final String EXCLUSIVE = "name and selector are mutually exclusive";
    private static final List<String> ACTIONS = List.of("Audit", "Deny", "Warn");
    private static final List<String> NOT_FOUND_ACTIONS = List.of("Deny", "Allow");

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec().mapObject("matchResources", MatchRules::defaults));
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        String policy = spec.string("policyName");
        problems.requiredName("spec.policyName", policy, Names.subdomain(policy));
        spec.findObject("paramRef").ifPresent(it -> paramRef(it, "spec.paramRef", problems));
        spec.findObject("matchResources")
                .ifPresent(it -> MatchRules.resources(it, "spec.matchResources", problems));
        actions(spec.strings("validationActions"), problems);
        return problems.list();
    }

    private static void paramRef(JsonObject reference, String path, Problems problems) {
        String name = reference.string("name");
        Optional<JsonObject> selector = reference.findObject("selector");
        if (!name.isEmpty()) {
            problems.complaints(path + ".name", name, Names.pathSegment(name));
            if (selector.isPresent()) {
                problems.forbidden(path + ".name", EXCLUSIVE);
            }
        }
        selector.ifPresent(it -> {
            problems.addAll(SelectorRules.problems(it, path + ".selector"));
            if (!name.isEmpty()) {
                problems.forbidden(path + ".selector", EXCLUSIVE);
            }
        });
        if (name.isEmpty() && selector.isEmpty()) {
            problems.required(path, "one of name or selector must be specified");
        }
        problems.requiredOneOf(
                path + ".parameterNotFoundAction",
                reference.string("parameterNotFoundAction"),
                NOT_FOUND_ACTIONS);
    }

    private static void actions(List<String> actions, Problems problems) {
        String path = "spec.validationActions";
        var seen = new HashSet<String>();
        for (int i = 0; i < actions.size(); i++) {
            String at = path + "[" + i + "]";
            problems.oneOf(at, actions.get(i), ACTIONS);
            if (!seen.add(actions.get(i))) {
                problems.duplicate(at, actions.get(i));
            }
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            problems.invalid(
                    path,
                    JsonArray.ofStrings(actions),
                    "must not contain both Deny and Warn (repeating the same validation failure"
                            + " information in the API response and headers serves no purpose)");
        }
        if (actions.isEmpty()) {
            problems.required(path, "at least one validation action is required");
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
