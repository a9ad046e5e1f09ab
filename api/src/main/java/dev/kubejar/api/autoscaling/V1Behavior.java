package dev.kubejar.api.autoscaling;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The behavior as `v1`'s annotation has it: upstream writes its own Go type there, with capital
/// names and what is absent as null, and reads names in any case.
final class V1Behavior {
    private static final List<String> SCALE = List.of("scaleUp", "scaleDown");
    private static final List<String> RULES =
            List.of("stabilizationWindowSeconds", "selectPolicy", "policies", "tolerance");
    private static final List<String> POLICY = List.of("type", "value", "periodSeconds");
    private static final Map<String, String> NAMES =
            List.of(SCALE, RULES, POLICY).stream()
                    .flatMap(List::stream)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    it -> it.toLowerCase(Locale.ROOT), Function.identity()));

    private V1Behavior() {}

    static JsonObject read(JsonObject annotation) {
        JsonObject.Builder behavior = JsonObject.builder();
        annotation.forEach((name, value) -> {
            String known = NAMES.get(name.toLowerCase(Locale.ROOT));
            if (known != null && !value.equals(JsonNull.NULL)) {
                behavior.put(known, read(value));
            }
        });
        return behavior.build();
    }

    private static Json read(Json value) {
        return switch (value) {
            case JsonObject object -> read(object);
            case JsonArray array ->
                    JsonArray.of(array.objects().stream().map(V1Behavior::read).toList());
            default -> value;
        };
    }

    static JsonObject written(JsonObject behavior) {
        return written(behavior, SCALE);
    }

    private static JsonObject written(JsonObject object, List<String> names) {
        JsonObject.Builder written = JsonObject.builder();
        for (String name : names) {
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            written.put(capital, object.find(name).map(V1Behavior::part).orElse(JsonNull.NULL));
        }
        return written.build();
    }

    private static Json part(Json value) {
        return switch (value) {
            case JsonObject rules -> written(rules, RULES);
            case JsonArray policies ->
                    JsonArray.of(
                            policies.objects().stream().map(it -> written(it, POLICY)).toList());
            default -> value;
        };
    }
}
