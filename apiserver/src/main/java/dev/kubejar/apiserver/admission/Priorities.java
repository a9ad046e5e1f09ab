package dev.kubejar.apiserver.admission;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.scheduling.PriorityClass;
import dev.kubejar.api.scheduling.SystemPriorityClass;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.client.ResourcePath;
import java.util.Comparator;
import java.util.Optional;

/// Gives a new pod the priority of its class, and the cluster at most one class for the pods that
/// name none.
///
/// Source:
/// [Priority](https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#priority)
public final class Priorities implements Admission {
    private static final PriorityClass NONE =
            new PriorityClass(
                    new ApiObject(
                            JsonObject.EMPTY
                                    .with("metadata", JsonObject.EMPTY.with("name", ""))
                                    .with("value", 0)));

    private final Lookup lookup;

    public Priorities(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public ApiObject admit(Attempt attempt, ApiObject object) {
        if (attempt.operation() != Operation.DELETE && attempt.isOf("", "Pod")) {
            JsonObject spec =
                    attempt.previous()
                            .map(it -> kept(object.spec(), it.spec()))
                            .orElseGet(() -> prioritized(object.meta().name(), object.spec()));
            return object.with("spec", spec);
        }
        if (attempt.operation() != Operation.DELETE
                && attempt.isOf("scheduling.k8s.io", "PriorityClass")) {
            checkOneDefault(new PriorityClass(object));
        }
        return object;
    }

    private static JsonObject kept(JsonObject spec, JsonObject previous) {
        JsonObject same = spec;
        for (String field : new String[] {"priority", "preemptionPolicy"}) {
            if (!same.has(field) && previous.has(field)) {
                same = same.with(field, previous.find(field).orElseThrow());
            }
        }
        return same;
    }

    private JsonObject prioritized(String pod, JsonObject spec) {
        String name = spec.string("priorityClassName");
        PriorityClass chosen =
                name.isEmpty()
                        ? ofPodsWithout().orElse(NONE)
                        : named(name)
                                .orElseThrow(() ->
                                        refused(
                                                pod,
                                                "no PriorityClass with name %s was found"
                                                        .formatted(name)));
        long given = spec.integer("priority", chosen.value());
        if (given != chosen.value()) {
            throw refused(
                    pod,
                    "the integer value of priority (%d) must not be provided in pod spec; priority admission controller computed %d from the given PriorityClass name"
                            .formatted(given, chosen.value()));
        }
        String policy = chosen.preemptionPolicy();
        String givenPolicy = spec.findString("preemptionPolicy").orElse(policy);
        if (!givenPolicy.equals(policy)) {
            throw refused(
                    pod,
                    "the string value of PreemptionPolicy (%s) must not be provided in pod spec; priority admission controller computed %s from the given PriorityClass name"
                            .formatted(givenPolicy, policy));
        }
        JsonObject.Builder json = spec.toBuilder();
        return json.putUnlessEmpty("priorityClassName", chosen.name())
                .put("priority", chosen.value())
                .put("preemptionPolicy", policy)
                .build();
    }

    private static StatusException refused(String pod, String why) {
        return StatusException.forbidden(Pod.KIND.type(), pod, why);
    }

    /// The system's classes are known before they are stored, too.
    private Optional<PriorityClass> named(String name) {
        return lookup.find(ResourcePath.of(PriorityClass.KIND.type(), "", name))
                .or(() -> SystemPriorityClass.named(name).map(SystemPriorityClass::object))
                .map(PriorityClass::new);
    }

    private Optional<PriorityClass> ofPodsWithout() {
        return lookup.all(PriorityClass.KIND.type()).stream()
                .map(PriorityClass::new)
                .filter(PriorityClass::isDefault)
                .min(Comparator.comparingLong(PriorityClass::value));
    }

    private void checkOneDefault(PriorityClass priority) {
        ofPodsWithout()
                .filter(known -> priority.isDefault() && !known.name().equals(priority.name()))
                .ifPresent(known -> {
                    throw StatusException.forbidden(
                            PriorityClass.KIND.type(),
                            priority.name(),
                            "PriorityClass %s is already marked as default. Only one default can exist"
                                    .formatted(known.name()));
                });
    }
}
