package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about roles: each of their rules speaks of resources or of URLs.
public final class RoleRules implements Rules {
    private final Scope scope;

    /// `scope` of the roles: URLs belong to the whole cluster alone.
    public RoleRules(Scope scope) {
        this.scope = scope;
    }

    @Override
    public List<String> nameComplaints(String name) {
        return Names.pathSegment(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.json().array("rules").isEmpty()
                ? object.with("rules", JsonNull.NULL)
                : object;
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        List<JsonObject> rules = object.json().objects("rules");
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), "rules[" + i + "]", problems);
        }
        object.json().findObject("aggregationRule").ifPresent(it -> aggregation(it, problems));
        return problems.list();
    }

    private void rule(JsonObject rule, String path, Problems problems) {
        if (rule.array("verbs").isEmpty()) {
            problems.required(path + ".verbs", "verbs must contain at least one value");
        }
        JsonArray urls = rule.array("nonResourceURLs");
        if (!urls.isEmpty()) {
            urls(rule, urls, path + ".nonResourceURLs", problems);
            return;
        }
        if (rule.array("apiGroups").isEmpty()) {
            problems.required(
                    path + ".apiGroups", "resource rules must supply at least one api group");
        }
        if (rule.array("resources").isEmpty()) {
            problems.required(
                    path + ".resources", "resource rules must supply at least one resource");
        }
    }

    private void urls(JsonObject rule, Json urls, String path, Problems problems) {
        if (scope == Scope.NAMESPACED) {
            problems.invalid(path, urls, "namespaced rules cannot apply to non-resource URLs");
        }
        boolean mixed =
                List.of("apiGroups", "resources", "resourceNames").stream()
                        .anyMatch(field -> !rule.array(field).isEmpty());
        if (mixed) {
            problems.invalid(
                    path,
                    urls,
                    "rules cannot apply to both regular resources and non-resource URLs");
        }
    }

    private static void aggregation(JsonObject rule, Problems problems) {
        String path = "aggregationRule.clusterRoleSelectors";
        List<JsonObject> selectors = rule.objects("clusterRoleSelectors");
        if (selectors.isEmpty()) {
            problems.required(
                    path,
                    "at least one clusterRoleSelector required if aggregationRule is non-nil");
        }
        for (int i = 0; i < selectors.size(); i++) {
            String at = path + "[" + i + "]";
            List<FieldError> wrong = SelectorRules.problems(selectors.get(i), at);
            problems.addAll(wrong);
            if (!wrong.isEmpty()) {
                problems.invalid(at, JsonNull.NULL, "invalid label selector.");
            }
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.CREATED_BY_UPDATE);
    }
}
