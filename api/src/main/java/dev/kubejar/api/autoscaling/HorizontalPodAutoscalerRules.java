package dev.kubejar.api.autoscaling;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about HorizontalPodAutoscalers, in both versions: each is judged as `v2`.
public final class HorizontalPodAutoscalerRules implements Rules {
    private static final long MAX_PERIOD_SECONDS = 1800;
    private static final long MAX_WINDOW_SECONDS = 3600;
    private static final List<String> SELECT_POLICIES = List.of("Disabled", "Max", "Min");
    private static final List<String> POLICY_TYPES = List.of("Percent", "Pods");
    private static final long DEFAULT_CPU = 80;

    private final Conversion conversion;

    /// `conversion` leads from the form that is judged to `v2`.
    public HorizontalPodAutoscalerRules(Conversion conversion) {
        this.conversion = conversion;
    }

    // ---- defaults

    @Override
    public ApiObject defaulted(ApiObject object) {
        ApiObject stored = conversion.toStored(object);
        JsonObject spec = stored.spec().withDefault("minReplicas", 1);
        if (spec.array("metrics").isEmpty()) {
            spec = spec.with("metrics", JsonArray.of(cpu()));
        }
        JsonObject full =
                spec.mapObject(
                        "behavior",
                        it ->
                                it.with("scaleUp", scaleUp(it.object("scaleUp")))
                                        .with("scaleDown", scaleDown(it.object("scaleDown"))));
        return conversion.fromStored(stored.with("spec", full));
    }

    private static JsonObject cpu() {
        JsonObject target =
                JsonObject.EMPTY
                        .with("type", "Utilization")
                        .with("averageUtilization", DEFAULT_CPU);
        return JsonObject.EMPTY
                .with("type", "Resource")
                .with("resource", JsonObject.EMPTY.with("name", "cpu").with("target", target));
    }

    private static JsonObject scaleUp(JsonObject rules) {
        return withPolicies(
                        rules.withDefault("stabilizationWindowSeconds", 0),
                        JsonArray.of(policy("Pods", 4), policy("Percent", 100)))
                .withDefault("selectPolicy", "Max");
    }

    private static JsonObject scaleDown(JsonObject rules) {
        return withPolicies(rules, JsonArray.of(policy("Percent", 100)))
                .withDefault("selectPolicy", "Max");
    }

    private static JsonObject withPolicies(JsonObject rules, JsonArray policies) {
        return rules.has("policies") ? rules : rules.with("policies", policies);
    }

    private static Json policy(String type, long value) {
        return JsonObject.EMPTY.with("type", type).with("value", value).with("periodSeconds", 15);
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.born(this::newborn);
    }

    private ApiObject newborn(ApiObject object) {
        ApiObject stored = conversion.toStored(object);
        return conversion.fromStored(
                stored.with(
                        "status",
                        JsonObject.EMPTY
                                .with("desiredReplicas", 0)
                                .with("currentMetrics", JsonNull.NULL)));
    }

    // ---- validation

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = conversion.toStored(object).spec();
        String path = "spec";
        long max = spec.integer("maxReplicas", 0);
        long min = spec.integer("minReplicas", 1);
        if (spec.has("minReplicas") && min < 1) {
            problems.invalid(path + ".minReplicas", min, "must be greater than or equal to 1");
        }
        if (max < 1) {
            problems.invalid(path + ".maxReplicas", max, "must be greater than 0");
        }
        if (spec.has("minReplicas") && max < min) {
            problems.invalid(
                    path + ".maxReplicas", max, "must be greater than or equal to `minReplicas`");
        }
        target(spec.object("scaleTargetRef"), path + ".scaleTargetRef", problems);
        MetricRules.metrics(spec, path + ".metrics", problems);
        JsonObject behavior = spec.object("behavior");
        for (String direction : List.of("scaleUp", "scaleDown")) {
            behavior.findObject(direction)
                    .ifPresent(it -> scaling(it, path + ".behavior." + direction, problems));
        }
        return problems.list();
    }

    /// ReplicationController is the only scalable kind without a group.
    private static void target(JsonObject ref, String path, Problems problems) {
        boolean groupless = ref.string("kind").equals("ReplicationController");
        reference(ref, groupless, path, problems);
    }

    /// For `{apiVersion, kind, name}`.
    static void reference(JsonObject ref, boolean mayLackGroup, String path, Problems problems) {
        String kind = ref.string("kind");
        problems.requiredName(path + ".kind", kind, Names.pathSegment(kind));
        String name = ref.string("name");
        problems.requiredName(path + ".name", name, Names.pathSegment(name));
        String version = ref.string("apiVersion");
        int slash = version.indexOf('/');
        if (slash != version.lastIndexOf('/')) {
            problems.invalid(
                    path + ".apiVersion", version, "unexpected GroupVersion string: " + version);
        } else if (slash <= 0 && !mayLackGroup) {
            problems.invalid(path + ".apiVersion", version, "apiVersion must specify API group");
        }
    }

    private static void scaling(JsonObject rules, String path, Problems problems) {
        long window = rules.integer("stabilizationWindowSeconds", 0);
        String windowPath = path + ".stabilizationWindowSeconds";
        if (window < 0) {
            problems.invalid(windowPath, window, "must be greater than or equal to zero");
        }
        if (window > MAX_WINDOW_SECONDS) {
            problems.invalid(windowPath, window, "must be less than or equal to 3600");
        }
        rules.findString("selectPolicy")
                .ifPresent(it -> problems.oneOf(path + ".selectPolicy", it, SELECT_POLICIES));
        List<JsonObject> policies = rules.objects("policies");
        if (policies.isEmpty()) {
            problems.required(path + ".policies", "must specify at least one Policy");
        }
        for (int i = 0; i < policies.size(); i++) {
            policy(policies.get(i), path + ".policies[" + i + "]", problems);
        }
        rules.find("tolerance")
                .map(Quantity::of)
                .filter(it -> it.sign() < 0)
                .ifPresent(it ->
                        problems.invalid(
                                path + ".tolerance",
                                it.toString(),
                                "must be greater than or equal to 0"));
    }

    private static void policy(JsonObject policy, String path, Problems problems) {
        problems.oneOf(path + ".type", policy.string("type"), POLICY_TYPES);
        positive(policy, "value", path, problems);
        positive(policy, "periodSeconds", path, problems);
        long period = policy.integer("periodSeconds", 0);
        if (period > MAX_PERIOD_SECONDS) {
            problems.invalid(path + ".periodSeconds", period, "must be less than or equal to 1800");
        }
    }

    private static void positive(JsonObject json, String field, String path, Problems problems) {
        long value = json.integer(field, 0);
        if (value <= 0) {
            problems.invalid(path + "." + field, value, "must be greater than zero");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(this::statusProblems).at(subresource);
    }

    private List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject status = conversion.toStored(next).status();
        problems.notNegative(status, "status", "currentReplicas");
        problems.notNegative(status, "status", "desiredReplicas");
        return problems.list();
    }
}
