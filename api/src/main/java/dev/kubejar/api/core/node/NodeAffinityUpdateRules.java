package dev.kubejar.api.core.node;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// How far the choice of nodes may change while a pod's scheduling gates are closed: it may only
/// become narrower.
public final class NodeAffinityUpdateRules {
    private NodeAffinityUpdateRules() {}

    public static void problems(
            JsonObject next, JsonObject previous, String path, Problems problems) {
        List<JsonObject> before = terms(previous).objects();
        if (before.isEmpty()) {
            return;
        }
        String at = path + "." + AffinityRules.REQUIRED + ".nodeSelectorTerms";
        JsonArray now = terms(next);
        if (now.size() != before.size()) {
            problems.invalid(
                    at,
                    now,
                    "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            JsonObject term = now.objects().get(i);
            if (!onlyAdds(term, before.get(i))) {
                problems.invalid(
                        at + "[" + i + "]",
                        term,
                        "only additions are allowed (no mutations or deletions)");
            }
        }
    }

    private static JsonArray terms(JsonObject affinity) {
        return affinity.object(AffinityRules.REQUIRED).array("nodeSelectorTerms");
    }

    private static boolean onlyAdds(JsonObject next, JsonObject previous) {
        boolean wasEmpty =
                previous.array("matchExpressions").isEmpty()
                        && previous.array("matchFields").isEmpty();
        return wasEmpty
                ? next.array("matchExpressions").isEmpty() && next.array("matchFields").isEmpty()
                : beginsWith(next, previous, "matchExpressions")
                        && beginsWith(next, previous, "matchFields");
    }

    private static boolean beginsWith(JsonObject next, JsonObject previous, String list) {
        List<Json> before = previous.array(list).values();
        List<Json> now = next.array(list).values();
        return now.size() >= before.size() && now.subList(0, before.size()).equals(before);
    }
}
