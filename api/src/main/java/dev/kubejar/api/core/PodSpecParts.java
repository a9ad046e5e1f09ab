package dev.kubejar.api.core;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// Parts of a pod's spec that objects of other groups carry too, with the rules they have there.
public final class PodSpecParts {
    private PodSpecParts() {}

    public static void tolerations(List<JsonObject> tolerations, String path, Problems problems) {
        SchedulingRules.tolerations(tolerations, path, problems);
    }

    /// Amounts by resource that a pod takes beside its containers.
    public static void overhead(JsonObject amounts, String path, Problems problems) {
        ResourceRules.overhead(amounts, path, problems);
    }

    public static JsonObject overheadDefaults(JsonObject overhead) {
        return overhead.mapObject("podFixed", ResourceList::canonical);
    }
}
