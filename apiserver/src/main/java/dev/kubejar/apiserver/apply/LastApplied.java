package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.status.GoValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The annotation in which `kubectl apply` keeps what it applied before the server did: an object
/// may go from one way to the other and back. Only a manager called `kubectl` is kubectl.
///
/// Source: [upgrading from client-side
/// apply](https://kubernetes.io/docs/reference/using-api/server-side-apply/#upgrading-from-client-side-apply-to-server-side-apply)
final class LastApplied {
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String KUBECTL = "kubectl";
    private static final int MAX_ANNOTATION_BYTES = 256 * 1024;

    private LastApplied() {}

    /// The conflicts that are left when kubectl may set again what it has applied by itself before
    /// and nobody has changed since; with any of them left, all others count as refused too.
    static List<Conflict> withoutAllowed(
            String manager, TypedObject live, List<Conflict> conflicts) {
        if (!manager.equals(KUBECTL)) {
            return conflicts;
        }
        FieldSet allowed = allowed(live);
        return conflicts.stream().filter(conflict -> !allowed.has(conflict.path())).toList();
    }

    /// What was applied and is still so.
    private static FieldSet allowed(TypedObject live) {
        Optional<ApiObject> last =
                parsed(live.object()).filter(it -> it.apiVersion().equals(live.apiVersion()));
        if (last.isEmpty() || !TypeCheck.problems(live.schema(), last.get().json()).isEmpty()) {
            return FieldSet.EMPTY;
        }
        TypedObject applied = live.with(last.get());
        Comparison since = applied.to(live);
        return applied.named()
                .difference(since.modified())
                .difference(since.added())
                .difference(since.removed());
    }

    private static Optional<ApiObject> parsed(ApiObject live) {
        String text = live.meta().json().object("annotations").string(ANNOTATION);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ApiObject(JsonReader.parseObject(text)));
        } catch (JsonParseException _) { // somebody else's annotation: nothing was applied
            return Optional.empty();
        }
    }

    /// The object with the annotation, where it has one, saying what was applied now.
    static ApiObject synced(String manager, ApiObject object, ApiObject applied) {
        Map<String, String> annotations = new LinkedHashMap<>(object.meta().annotations());
        if (!manager.equals(KUBECTL) || annotations.getOrDefault(ANNOTATION, "").isEmpty()) {
            return object;
        }
        annotations.put(ANNOTATION, text(applied));
        long size =
                annotations.entrySet().stream()
                        .mapToLong(entry ->
                                GoValue.length(entry.getKey()) + GoValue.length(entry.getValue()))
                        .sum();
        if (size > MAX_ANNOTATION_BYTES) {
            annotations.remove(ANNOTATION);
        }
        return object.withMeta(object.meta().withAnnotations(annotations));
    }

    /// One line of JSON with sorted keys, without the annotation itself.
    private static String text(ApiObject applied) {
        JsonObject meta = applied.meta().json();
        JsonObject plain = meta.mapObject("annotations", it -> it.without(ANNOTATION));
        return sorted(applied.json().with("metadata", plain)) + "\n";
    }

    private static Json sorted(Json json) {
        return switch (json) {
            case JsonObject object -> {
                JsonObject.Builder sorted = JsonObject.builder();
                JsonObject inOrder = JsonOrder.sorted(object);
                inOrder.forEach((key, value) -> sorted.put(key, sorted(value)));
                yield sorted.build();
            }
            case JsonArray array ->
                    JsonArray.of(array.values().stream().map(LastApplied::sorted).toList());
            default -> json;
        };
    }
}
