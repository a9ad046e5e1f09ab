package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is special about FlowSchemas: each belongs to a priority level, in an order.
public final class FlowSchemaRules implements Rules {
    private static final long MAX_PRECEDENCE = 10_000;
    private static final List<String> METHODS = List.of("ByNamespace", "ByUser");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec = object.spec().withDefault("priorityLevelConfiguration", JsonObject.EMPTY);
        return object.with(
                        "spec",
                        spec.integer("matchingPrecedence", 0) == 0
                                ? spec.with("matchingPrecedence", 1000)
                                : spec)
                .with("status", object.status());
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
        String name = object.meta().name();
        precedence(name, spec.integer("matchingPrecedence", 0), problems);
        spec.findObject("distinguisherMethod").ifPresent(it -> method(it, problems));
        level(new FlowSchema(object).priorityLevel(), problems);
        List<JsonObject> rules = spec.objects("rules");
        for (int i = 0; i < rules.size(); i++) {
            FlowRules.rule(rules.get(i), "spec.rules[" + i + "]", problems);
        }
        FlowStatusRules.fixed(SuggestedFlow.schemas(), name)
                .filter(fixed -> !fixed.equals(spec))
                .ifPresent(_ ->
                        problems.invalid(
                                "spec",
                                FlowShapes.SCHEMA.of(spec),
                                "spec of '" + name + "' must equal the fixed value"));
        FlowStatusRules.conditions(object.status(), problems);
        return problems.list();
    }

    private static void precedence(String name, long precedence, Problems problems) {
        String path = "spec.matchingPrecedence";
        if (precedence <= 0) {
            problems.invalid(path, precedence, "must be a positive value");
        }
        if (precedence > MAX_PRECEDENCE) {
            problems.invalid(path, precedence, "must not be greater than " + MAX_PRECEDENCE);
        }
        if (precedence == 1 && !name.equals(SuggestedFlow.EXEMPT)) {
            problems.invalid(
                    path,
                    precedence,
                    "only the schema named 'exempt' may have matchingPrecedence 1");
        }
    }

    /// Upstream prints the whole method.
    private static void method(JsonObject method, Problems problems) {
        String type = method.string("type");
        if (!METHODS.contains(type)) {
            problems.add(
                    FieldError.notSupported(
                            "spec.distinguisherMethod.type",
                            JsonObject.of("Type", Json.of(type)),
                            METHODS));
        }
    }

    private static void level(String name, Problems problems) {
        String path = "spec.priorityLevelConfiguration.name";
        if (name.isEmpty()) {
            problems.required(path, "must reference a priority level");
        } else {
            problems.complaints(path, name, Names.subdomain(name));
        }
    }

    /// The first that matches a request wins.
    @Override
    public List<ApiObject> inTable(List<ApiObject> listed) {
        return listed.stream()
                .map(FlowSchema::new)
                .sorted(Comparator.comparingLong(FlowSchema::matchingPrecedence))
                .map(FlowSchema::object)
                .toList();
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(FlowSchemaRules::statusProblems)
                .withoutMetadata()
                .at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        FlowStatusRules.conditions(next.status(), problems);
        return problems.list();
    }
}
