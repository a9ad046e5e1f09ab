package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `pods/status`: what a kubelet reports. What an old one leaves out stays as it was.
///
/// Source: `podStatusStrategy` in
/// [strategy](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/pod/strategy.go)
final class PodStatusPart implements ObjectPart {
    private static final String OBSERVED = "observedGeneration";
    private static final String QOS = "qosClass";

    @Override
    public ApiObject changed(ApiObject wanted, ApiObject previous) {
        JsonObject before = previous.status();
        JsonObject status = PodFeatures.status(wanted.status(), before);
        if (status.string(QOS).isEmpty() && !before.string(QOS).isEmpty()) {
            status = status.with(QOS, before.string(QOS));
        }
        return previous.with("status", observed(status, before));
    }

    /// Conditions may be several of a type: each takes the place of one that was there.
    private static JsonObject observed(JsonObject status, JsonObject before) {
        Map<String, Deque<JsonObject>> known = new HashMap<>();
        before.objects("conditions")
                .forEach(it ->
                        known.computeIfAbsent(it.string("type"), _ -> new ArrayDeque<>()).add(it));
        return withObserved(status, before)
                .mapObjects(
                        "conditions",
                        it -> {
                            JsonObject old =
                                    known.getOrDefault(it.string("type"), new ArrayDeque<>())
                                            .poll();
                            return old == null ? it : withObserved(it, old);
                        });
    }

    private static JsonObject withObserved(JsonObject next, JsonObject before) {
        return isUnset(next) && !isUnset(before)
                ? next.with(OBSERVED, before.find(OBSERVED).orElseThrow())
                : next;
    }

    private static boolean isUnset(JsonObject json) {
        Json generation = json.find(OBSERVED).orElse(JsonNull.NULL);
        return generation == JsonNull.NULL || generation.equals(new JsonInteger(0));
    }

    /// Old kubelets spoil the references to owners.
    @Override
    public ObjectMeta metadata(ObjectMeta wanted, ObjectMeta previous) {
        return new ObjectMeta(wanted.json().withFieldsOf(previous.json(), "ownerReferences"));
    }

    @Override
    public List<FieldError> problems(ApiObject next, ApiObject previous) {
        return PodStatusRules.problems(new Pod(next), new Pod(previous));
    }
}
