package dev.kubejar.api.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.CelNames;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.ConditionRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is special about ValidatingAdmissionPolicies.
public final class AdmissionPolicyRules implements Rules {
    private static final int MAX_ANNOTATIONS = 20;
    private static final int MAX_ANNOTATION_BYTES = 5 * 1024;
    private static final String NOTHING =
            "validations or auditAnnotations must contain at least one item";
    private static final List<String> REASONS =
            List.of("Forbidden", "Invalid", "RequestEntityTooLarge");

    private final ExpressionCheck expressions;

    public AdmissionPolicyRules(ExpressionCheck expressions) {
        this.expressions = expressions;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("failurePolicy", "Fail")
                        .mapObject("matchConstraints", MatchRules::defaults);
        return object.with("spec", spec).with("status", object.status());
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.bornWith("status", JsonObject.EMPTY);
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        problems.oneOf(
                "spec.failurePolicy", spec.string("failurePolicy"), MatchRules.FAILURE_POLICIES);
        spec.findObject("paramKind").ifPresent(it -> paramKind(it, problems));
        constraints(spec.findObject("matchConstraints"), problems);
        ExpressionCheck.Scope scope = expressions.scope(spec.has("paramKind"));
        MatchRules.conditions(
                spec.objects("matchConditions"),
                it -> scope.complaint(ExpressionCheck.Use.POLICY_MATCH, it),
                "spec.matchConditions",
                problems);
        variables(spec.objects("variables"), scope, problems);
        List<JsonObject> validations = spec.objects("validations");
        List<JsonObject> annotations = spec.objects("auditAnnotations");
        if (validations.isEmpty() && annotations.isEmpty()) {
            problems.required("spec.validations", NOTHING);
            problems.required("spec.auditAnnotations", NOTHING);
        }
        for (int i = 0; i < validations.size(); i++) {
            validation(validations.get(i), scope, "spec.validations[" + i + "]", problems);
        }
        annotations(object.meta().name(), annotations, scope, problems);
        return problems.list();
    }

    private static void constraints(Optional<JsonObject> constraints, Problems problems) {
        String path = "spec.matchConstraints";
        if (constraints.isEmpty()) {
            problems.required(path);
            return;
        }
        MatchRules.resources(constraints.get(), path, problems);
        if (constraints.get().array("resourceRules").isEmpty()) {
            problems.required(path + ".resourceRules");
        }
    }

    private static void paramKind(JsonObject kind, Problems problems) {
        String path = "spec.paramKind";
        String apiVersion = kind.string("apiVersion");
        if (apiVersion.isEmpty()) {
            problems.required(path + ".apiVersion");
        } else {
            apiVersion(apiVersion, path + ".apiVersion", problems);
        }
        String name = kind.string("kind");
        List<String> complaints = Names.label1035(name.toLowerCase(Locale.ROOT));
        if (name.isEmpty()) {
            problems.required(path + ".kind");
        } else if (!complaints.isEmpty()) {
            problems.invalid(
                    path + ".kind",
                    name,
                    "may have mixed case, but should otherwise match: "
                            + String.join(",", complaints));
        }
    }

    private static void apiVersion(String text, String path, Problems problems) {
        String[] parts = text.equals("/") ? new String[] {""} : text.split("/", -1);
        if (parts.length > 2) {
            problems.invalid(path, text, "unexpected GroupVersion string: " + text);
            return;
        }
        String group = parts.length == 2 ? parts[0] : "";
        String version = parts[parts.length - 1];
        joined(path, group, group.isEmpty() ? List.of() : Names.subdomain(group), problems);
        if (version.isEmpty()) {
            problems.invalid(path, text, "version must be specified");
        } else {
            joined(path, version, Names.label1035(version), problems);
        }
    }

    private static void joined(
            String path, String value, List<String> complaints, Problems problems) {
        if (!complaints.isEmpty()) {
            problems.invalid(path, value, String.join(",", complaints));
        }
    }

    private static void variables(
            List<JsonObject> variables, ExpressionCheck.Scope scope, Problems problems) {
        for (int i = 0; i < variables.size(); i++) {
            String path = "spec.variables[" + i + "]";
            String name = variables.get(i).string("name");
            if (name.isBlank()) {
                problems.required(path + ".name", "name is not specified");
            } else if (!CelNames.isIdentifier(name)) {
                problems.invalid(path + ".name", name, "name is not a valid CEL identifier");
            }
            String expression = variables.get(i).string("expression");
            if (expression.isBlank()) {
                problems.required(path + ".expression", "expression is not specified");
            } else {
                scope.variable(name, expression)
                        .ifPresent(it -> problems.invalid(path + ".expression", expression, it));
            }
        }
    }

    private static void validation(
            JsonObject validation, ExpressionCheck.Scope scope, String path, Problems problems) {
        String condition = validation.string("expression");
        if (condition.isBlank()) {
            problems.required(path + ".expression", "expression is not specified");
        } else {
            scope.complaint(ExpressionCheck.Use.VALIDATION, condition)
                    .ifPresent(it -> problems.invalid(path + ".expression", condition, it));
        }
        String expression = validation.string("messageExpression");
        if (!expression.isEmpty() && expression.isBlank()) {
            problems.invalid(
                    path + ".messageExpression", expression, "must be non-empty if specified");
        } else if (!expression.isEmpty()) {
            scope.complaint(ExpressionCheck.Use.MESSAGE, expression)
                    .ifPresent(it -> problems.invalid(path + ".messageExpression", expression, it));
        }
        String message = validation.string("message");
        if (!message.isEmpty() && message.isBlank()) {
            problems.invalid(path + ".message", message, "message must be non-empty if specified");
        } else if (message.strip().contains("\n") || message.strip().contains("\r")) {
            problems.invalid(path + ".message", message, "message must not contain line breaks");
        }
        validation
                .findString("reason")
                .ifPresent(it -> problems.oneOf(path + ".reason", it, REASONS));
    }

    private static void annotations(
            String policy,
            List<JsonObject> annotations,
            ExpressionCheck.Scope scope,
            Problems problems) {
        String path = "spec.auditAnnotations";
        if (annotations.size() > MAX_ANNOTATIONS) {
            problems.invalid(
                    path,
                    JsonArray.of(annotations),
                    "must not have more than " + MAX_ANNOTATIONS + " auditAnnotations");
        }
        var keys = new HashSet<String>();
        for (int i = 0; i < annotations.size(); i++) {
            String at = path + "[" + i + "]";
            annotation(policy, annotations.get(i), at, problems);
            value(annotations.get(i).string("valueExpression").strip(), scope, at, problems);
            if (!keys.add(annotations.get(i).string("key"))) {
                problems.duplicate(at + ".key", annotations.get(i).string("key"));
            }
        }
    }

    private static void annotation(
            String policy, JsonObject annotation, String path, Problems problems) {
        String key = annotation.string("key");
        if (policy.isEmpty()) {
            problems.invalid(path + ".key", key, "requires metadata.name be non-empty");
        } else {
            String full = policy + "/" + key;
            problems.complaints(path + ".key", full, Names.qualified(full));
        }
    }

    private static void value(
            String expression, ExpressionCheck.Scope scope, String at, Problems problems) {
        String path = at + ".valueExpression";
        if (expression.isEmpty()) {
            problems.required(path, "valueExpression is not specified");
        } else if (expression.getBytes(StandardCharsets.UTF_8).length > MAX_ANNOTATION_BYTES) {
            problems.required(path, "must not exceed " + MAX_ANNOTATION_BYTES + " bytes in length");
        } else {
            scope.complaint(ExpressionCheck.Use.ANNOTATION, expression)
                    .ifPresent(it -> problems.invalid(path, expression, it));
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(AdmissionPolicyRules::statusProblems)
                .withoutMetadata()
                .at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject status = next.status();
        List<JsonObject> warnings = status.object("typeChecking").objects("expressionWarnings");
        for (int i = 0; i < warnings.size(); i++) {
            String path = "status.typeChecking.expressionWarnings[" + i + "]";
            if (warnings.get(i).string("warning").isEmpty()) {
                problems.required(path + ".warning");
            }
            if (warnings.get(i).string("fieldRef").isBlank()) {
                problems.required(path + ".fieldRef");
            }
        }
        ConditionRules.conditions(status.objects("conditions"), "status.conditions", problems);
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
