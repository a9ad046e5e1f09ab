package dev.kubejar.api.core.container;

import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes the `resources` and the `resizePolicy` of a container invalid.
final class ContainerResourceRules {
    private static final List<String> RESIZABLE = List.of("cpu", "memory");
    private static final List<String> RESIZE_POLICIES = List.of("NotRequired", "RestartContainer");

    private ContainerResourceRules() {}

    /// @param claims the names of the pod's resource claims
    static void problems(JsonObject resources, Set<String> claims, String path, Problems problems) {
        ResourceRules.ofContainer(resources, path, problems);
        claims(resources.objects("claims"), claims, path + ".claims", problems);
    }

    /// What a container uses of the pod's resource claims.
    private static void claims(
            List<JsonObject> used, Set<String> claims, String path, Problems problems) {
        var seen = new HashSet<String>();
        for (int i = 0; i < used.size(); i++) {
            String name = used.get(i).string("name");
            String request = used.get(i).string("request");
            String at = path + "[" + i + "]";
            if (name.isEmpty()) {
                problems.required(at);
                continue;
            }
            String key = request.isEmpty() ? name : name + "/" + request;
            if (seen.contains(name)) {
                problems.duplicate(at, name);
            } else {
                if (!request.isEmpty()) {
                    problems.complaints(at + ".request", request, Names.label(request));
                }
                boolean overlaps =
                        request.isEmpty()
                                && seen.stream().anyMatch(it -> it.startsWith(name + "/"));
                if (!seen.add(key) || overlaps) {
                    problems.duplicate(at, key);
                }
            }
            if (!claims.contains(name)) {
                problems.add(
                        FieldError.notFound(
                                at,
                                Json.of(name),
                                "must be one of the names in pod.spec.resourceClaims"
                                        + (claims.isEmpty()
                                                ? " which is empty"
                                                : ": " + String.join(", ", claims))));
            }
        }
    }

    /// Which containers restart when their resources change.
    static void resizePolicy(
            List<JsonObject> policies, String podRestartPolicy, String path, Problems problems) {
        var seen = new HashSet<String>();
        for (int i = 0; i < policies.size(); i++) {
            String resource = policies.get(i).string("resourceName");
            String policy = policies.get(i).string("restartPolicy");
            if (!seen.add(resource)) {
                problems.duplicate(path + "[" + i + "]", resource);
            }
            problems.requiredOneOf(path, resource, RESIZABLE);
            problems.requiredOneOf(path, policy, RESIZE_POLICIES);
            if (podRestartPolicy.equals("Never") && !policy.equals("NotRequired")) {
                problems.invalid(
                        path, policy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
            }
        }
    }
}
