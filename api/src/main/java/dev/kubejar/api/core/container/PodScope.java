package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// What the rules of containers must know of their pod.
///
/// @param spec of the pod or template
/// @param volumes the good ones by name, which may be mounted
/// @param isPod whether it is a pod itself, not a template
public record PodScope(JsonObject spec, Map<String, JsonObject> volumes, boolean isPod) {

    /// The fields of a spec that have containers.
    public static final List<String> LISTS =
            List.of("initContainers", "containers", "ephemeralContainers");

    public PodScope {
        volumes = Map.copyOf(volumes);
    }

    /// The seconds that a hook may last; empty when the pod does not say.
    OptionalLong gracePeriod() {
        return spec.has("terminationGracePeriodSeconds")
                ? OptionalLong.of(spec.integer("terminationGracePeriodSeconds", 0))
                : OptionalLong.empty();
    }

    String restartPolicy() {
        return spec.string("restartPolicy");
    }

    /// Whether root in the pod is root on the node.
    boolean usersOfHost() {
        return spec.bool("hostUsers", true);
    }

    /// The names of the pod's resource claims, sorted.
    Set<String> claims() {
        return spec.objects("resourceClaims").stream()
                .map(it -> it.string("name"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean hasContainer(JsonObject spec, String name) {
        return LISTS.stream()
                .flatMap(list -> spec.objects(list).stream())
                .anyMatch(container -> container.string("name").equals(name));
    }

    /// All containers of a spec with their paths, init containers first.
    public static void visit(JsonObject spec, String path, BiConsumer<JsonObject, String> action) {
        for (String list : LISTS) {
            List<JsonObject> containers = spec.objects(list);
            for (int i = 0; i < containers.size(); i++) {
                action.accept(containers.get(i), path + "." + list + "[" + i + "]");
            }
        }
    }
}
