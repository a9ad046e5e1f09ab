package dev.kubejar.api.core.pod;

import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Optional;

/// What makes the `resources` of a pod as a whole invalid.
final class PodResourceRules {
    private PodResourceRules() {}

    static void problems(JsonObject spec, String path, Problems problems) {
        JsonObject resources = spec.object("resources");
        if (!spec.has("resources")) {
            return;
        }
        if (resources.has("claims")) {
            problems.forbidden(path + ".claims", "claims cannot be set for Resources at pod-level");
        }
        ResourceRules.ofPod(resources, path, problems);
        sumsFit(spec, resources, path, problems);
    }

    /// The whole pod's requests must do for its containers, its limits for each of them.
    private static void sumsFit(
            JsonObject spec, JsonObject resources, String path, Problems problems) {
        PodResources.ofContainers(new PodSpec(spec))
                .forEach((name, sum) -> {
                    Quantity request =
                            resources
                                    .object("requests")
                                    .find(name)
                                    .flatMap(ResourceRules::read)
                                    .orElse(Quantity.ZERO);
                    if (sum.compareTo(request) > 0) {
                        problems.invalid(
                                path + ".requests[" + name + "]",
                                request.toString(),
                                "must be greater than or equal to aggregate container requests of "
                                        + sum);
                    }
                });
        List<JsonObject> containers = spec.objects("containers");
        for (int i = 0; i < containers.size(); i++) {
            String at = path + ".containers[" + i + "]";
            containers
                    .get(i)
                    .object("resources")
                    .object("limits")
                    .forEach((name, amount) -> {
                        Optional<Quantity> most =
                                resources.object("limits").find(name).flatMap(ResourceRules::read);
                        Optional<Quantity> own = ResourceRules.read(amount);
                        if (most.isPresent()
                                && own.isPresent()
                                && own.get().compareTo(most.get()) > 0) {
                            problems.invalid(
                                    at + "[" + name + "].limits",
                                    own.get().toString(),
                                    "must be less than or equal to pod limits of " + most.get());
                        }
                    });
        }
    }
}
