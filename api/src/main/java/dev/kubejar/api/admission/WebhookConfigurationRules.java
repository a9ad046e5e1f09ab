package dev.kubejar.api.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.NameRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.rules.WebhookRules;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;

/// What is special about configurations of webhooks, of either kind.
public final class WebhookConfigurationRules implements Rules {
    private static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");
    private static final List<String> SIDE_EFFECTS = List.of("None", "NoneOnDryRun");
    private static final List<String> REINVOCATION = List.of("IfNeeded", "Never");

    private final boolean mutating;
    private final ExpressionCheck expressions;

    /// `mutating` webhooks may be called again.
    public WebhookConfigurationRules(boolean mutating, ExpressionCheck expressions) {
        this.mutating = mutating;
        this.expressions = expressions;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return new ApiObject(object.json().mapObjects("webhooks", this::defaults));
    }

    private JsonObject defaults(JsonObject webhook) {
        JsonObject json =
                MatchRules.defaults(webhook.withDefault("failurePolicy", "Fail"))
                        .withDefault("timeoutSeconds", 10)
                        .withDefault("clientConfig", JsonObject.EMPTY)
                        .mapObject("clientConfig", WebhookRules::clientDefaults)
                        .mapObjects("rules", OperationRules::defaults);
        return mutating ? json.withDefault("reinvocationPolicy", "Never") : json;
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        var names = new HashSet<String>();
        List<JsonObject> webhooks = object.json().objects("webhooks");
        for (int i = 0; i < webhooks.size(); i++) {
            String path = "webhooks[" + i + "]";
            JsonObject webhook = webhooks.get(i);
            webhook(webhook, path, problems);
            versions(
                    webhook.strings("admissionReviewVersions"),
                    path + ".admissionReviewVersions",
                    problems);
            String name = webhook.string("name");
            if (!name.isEmpty() && !names.add(name)) {
                problems.duplicate(path + ".name", name);
            }
        }
        return problems.list();
    }

    private void webhook(JsonObject webhook, String path, Problems problems) {
        NameRules.fullyQualified(path + ".name", webhook.string("name"), problems);
        List<JsonObject> rules = webhook.objects("rules");
        for (int i = 0; i < rules.size(); i++) {
            OperationRules.rule(rules.get(i), path + ".rules[" + i + "]", problems);
        }
        problems.oneOf(
                path + ".failurePolicy",
                webhook.string("failurePolicy"),
                MatchRules.FAILURE_POLICIES);
        problems.oneOf(
                path + ".matchPolicy", webhook.string("matchPolicy"), MatchRules.MATCH_POLICIES);
        sideEffects(webhook, path + ".sideEffects", problems);
        long timeout = webhook.integer("timeoutSeconds", 10);
        if (timeout < 1 || timeout > 30) {
            problems.invalid(
                    path + ".timeoutSeconds",
                    timeout,
                    "the timeout value must be between 1 and 30 seconds");
        }
        MatchRules.selectors(webhook, path, problems);
        if (mutating) {
            problems.oneOf(
                    path + ".reinvocationPolicy",
                    webhook.string("reinvocationPolicy"),
                    REINVOCATION);
        }
        WebhookRules.client(webhook.object("clientConfig"), path + ".clientConfig", problems);
        ExpressionCheck.Scope scope = expressions.scope(false);
        MatchRules.conditions(
                webhook.objects("matchConditions"),
                it -> scope.complaint(ExpressionCheck.Use.WEBHOOK_MATCH, it),
                path + ".matchConditions",
                problems);
    }

    private static void sideEffects(JsonObject webhook, String path, Problems problems) {
        if (!webhook.has("sideEffects")) {
            problems.required(path, "must specify one of " + String.join(", ", SIDE_EFFECTS));
        } else {
            problems.oneOf(path, webhook.string("sideEffects"), SIDE_EFFECTS);
        }
    }

    private static void versions(List<String> versions, String path, Problems problems) {
        String known = String.join(", ", REVIEW_VERSIONS);
        if (versions.isEmpty()) {
            problems.required(path, "must specify one of " + known);
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < versions.size(); i++) {
            String at = path + "[" + i + "]";
            if (seen.add(versions.get(i))) {
                problems.complaints(at, versions.get(i), Names.label1035(versions.get(i)));
            } else {
                problems.invalid(at, Json.of(versions.get(i)), "duplicate version");
            }
        }
        if (REVIEW_VERSIONS.stream().noneMatch(versions::contains)) {
            problems.invalid(
                    path, JsonArray.ofStrings(versions), "must include at least one of " + known);
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
