package dev.kubejar.api.core.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is special about ResourceQuotas: the resources that can be bounded, and of which objects.
///
/// Source: `ValidateResourceQuota` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
public final class ResourceQuotaRules implements Rules {
    private static final Set<String> PODS = Set.of("pods");
    private static final Set<String> COMPUTE =
            Set.of(
                    "cpu",
                    "memory",
                    "limits.cpu",
                    "limits.memory",
                    "requests.cpu",
                    "requests.memory");
    private static final Set<String> STORAGE = Set.of("persistentvolumeclaims", "requests.storage");

    /// The resources that a scope can narrow.
    private static final Map<String, List<Set<String>>> SCOPES =
            Map.of(
                    "Terminating", List.of(PODS, COMPUTE),
                    "NotTerminating", List.of(PODS, COMPUTE),
                    "NotBestEffort", List.of(PODS, COMPUTE),
                    "PriorityClass", List.of(PODS, COMPUTE),
                    "CrossNamespacePodAffinity", List.of(PODS, COMPUTE),
                    "BestEffort", List.of(PODS),
                    "VolumeAttributesClass", List.of(STORAGE));

    private static final Set<String> EXISTING =
            Set.of(
                    "BestEffort",
                    "NotBestEffort",
                    "Terminating",
                    "NotTerminating",
                    "CrossNamespacePodAffinity");
    private static final List<List<String>> OPPOSITES =
            List.of(
                    List.of("BestEffort", "NotBestEffort"),
                    List.of("Terminating", "NotTerminating"));

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec().mapObject("hard", ResourceList::canonical));
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.bornWith("status", JsonObject.EMPTY);
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        amounts(spec.object("hard"), "spec.hard", problems);
        scopes(spec, problems);
        selector(spec, problems);
        if (write instanceof Write.Update(var next, var previous)) {
            Set<String> now = new HashSet<>(next.spec().strings("scopes"));
            if (!now.equals(new HashSet<>(previous.spec().strings("scopes")))) {
                if (next.spec().has("scopes")) {
                    problems.invalid(
                            "spec.scopes", next.spec().array("scopes"), Problems.IMMUTABLE);
                } else {
                    problems.invalidNone("spec.scopes", Problems.IMMUTABLE);
                }
            }
        }
        return problems.list();
    }

    private static void amounts(JsonObject amounts, String path, Problems problems) {
        amounts.forEach((name, amount) -> {
            String at = path + "[" + name + "]";
            ResourceRules.resourceName(name, at, problems);
            if (!name.contains("/") && !ResourceNames.isOfQuota(name)) {
                problems.invalid(at, name, "must be a standard resource for quota");
            }
            ResourceRules.amount(name, amount, at, problems);
        });
    }

    private static boolean misfits(String scope, String resource) {
        return ResourceNames.isOfQuota(resource)
                && SCOPES.getOrDefault(scope, List.of()).stream()
                        .noneMatch(it -> it.contains(resource));
    }

    private static void scopes(JsonObject spec, Problems problems) {
        String path = "spec.scopes";
        List<String> scopes = spec.strings("scopes");
        for (String scope : scopes) {
            if (!SCOPES.containsKey(scope)) {
                problems.invalid(path, spec.array("scopes"), "unsupported scope");
            }
            new TreeSet<>(spec.object("hard").keys())
                    .stream()
                            .filter(it -> misfits(scope, it))
                            .forEach(_ ->
                                    problems.invalid(
                                            path,
                                            spec.array("scopes"),
                                            "unsupported scope applied to resource"));
        }
        for (List<String> pair : OPPOSITES) {
            if (scopes.containsAll(pair)) {
                problems.invalid(path, spec.array("scopes"), "conflicting scopes");
            }
        }
    }

    private static void selector(JsonObject spec, Problems problems) {
        String path = "spec.scopeSelector.matchExpressions";
        var scopes = new HashSet<String>();
        for (JsonObject expression : spec.object("scopeSelector").objects("matchExpressions")) {
            String scope = expression.string("scopeName");
            if (!SCOPES.containsKey(scope)) {
                problems.invalid(path + ".scopeName", scope, "unsupported scope");
            }
            new TreeSet<>(spec.object("hard").keys())
                    .stream()
                            .filter(it -> misfits(scope, it))
                            .forEach(_ ->
                                    problems.invalid(
                                            path,
                                            spec.object("scopeSelector"),
                                            "unsupported scope applied to resource"));
            operator(expression, scope, path, problems);
            scopes.add(scope);
        }
        for (List<String> pair : OPPOSITES) {
            if (scopes.containsAll(pair)) {
                problems.invalid(path, spec.array("scopes"), "conflicting scopes");
            }
        }
    }

    private static void operator(
            JsonObject expression, String scope, String path, Problems problems) {
        String operator = expression.string("operator");
        boolean hasValues = !expression.array("values").isEmpty();
        if (EXISTING.contains(scope) && !operator.equals("Exists")) {
            problems.invalid(
                    path + ".operator",
                    operator,
                    "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating,"
                            + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort,"
                            + " ResourceQuotaScopeNotBestEffort or"
                            + " ResourceQuotaScopeCrossNamespacePodAffinity");
        }
        switch (operator) {
            case "In", "NotIn" -> {
                if (!hasValues) {
                    problems.required(
                            path + ".values",
                            "must be at least one value when `operator` is 'In' or 'NotIn' for"
                                    + " scope selector");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (hasValues) {
                    problems.invalid(
                            path + ".values",
                            expression.array("values"),
                            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for"
                                    + " scope selector");
                }
            }
            default ->
                    problems.invalid(path + ".operator", operator, "not a valid selector operator");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(ResourceQuotaRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        amounts(next.status().object("hard"), "status.hard", problems);
        amounts(next.status().object("used"), "status.used", problems);
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
