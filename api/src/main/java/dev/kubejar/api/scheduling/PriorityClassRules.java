package dev.kubejar.api.scheduling;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about PriorityClasses: their value stays, and some names are the system's.
public final class PriorityClassRules implements Rules {
    private static final String SYSTEM_PREFIX = "system-";
    private static final long HIGHEST_OF_USERS = 1_000_000_000;
    private static final List<String> POLICIES = List.of("PreemptLowerPriority", "Never");

    @Override
    public ApiObject defaulted(ApiObject object) {
        return new ApiObject(object.json().withDefault("preemptionPolicy", "PreemptLowerPriority"));
    }

    /// Its generation begins and ends at 1.
    @Override
    public ApiObject prepared(Write write) {
        return write.born(it -> it.withMeta(it.meta().with("generation", Json.of(1))));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        switch (write) {
            case Write.Create(var object) -> create(new PriorityClass(object), problems);
            case Write.Update(var next, var previous) -> update(next, previous, problems);
        }
        return problems.list();
    }

    private static void create(PriorityClass priority, Problems problems) {
        if (priority.name().startsWith(SYSTEM_PREFIX)) {
            systemProblem(priority)
                    .ifPresent(why ->
                            problems.forbidden(
                                    "metadata.name",
                                    "priority class names with 'system-' prefix are reserved for"
                                            + " system use only. error: "
                                            + why));
        } else if (priority.value() > HIGHEST_OF_USERS) {
            problems.forbidden(
                    "value", "maximum allowed value of a user defined priority is 1000000000");
        }
        problems.requiredOneOf("preemptionPolicy", priority.preemptionPolicy(), POLICIES);
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        if (new PriorityClass(next).value() != new PriorityClass(previous).value()) {
            problems.forbidden("value", "may not be changed in an update.");
        }
        problems.immutable(next.json(), previous.json(), "", "preemptionPolicy");
    }

    private static Optional<String> systemProblem(PriorityClass priority) {
        String name = priority.name();
        Optional<SystemPriorityClass> known = SystemPriorityClass.named(name);
        if (known.isEmpty()) {
            return Optional.of(name + " is not a known system priority class");
        }
        if (known.get().value() != priority.value()) {
            return Optional.of(
                    "value of %s PriorityClass must be %d".formatted(name, known.get().value()));
        }
        return priority.isDefault()
                ? Optional.of("globalDefault of %s PriorityClass must be false".formatted(name))
                : Optional.empty();
    }
}
