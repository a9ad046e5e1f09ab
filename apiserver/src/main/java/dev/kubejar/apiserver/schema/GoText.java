package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import java.util.stream.Collectors;

/// A value as upstream's messages print it with Go's `%v`.
public final class GoText {
    private GoText() {}

    /// `map[spec:map[replicas:2]]`, keys sorted; `[a b]`; `<nil>`.
    public static String of(Json value) {
        return switch (value) {
            case JsonObject object ->
                    object.keys().stream()
                            .sorted()
                            .map(key -> key + ":" + of(object.find(key).orElse(JsonNull.NULL)))
                            .collect(Collectors.joining(" ", "map[", "]"));
            case JsonArray array ->
                    array.values().stream()
                            .map(GoText::of)
                            .collect(Collectors.joining(" ", "[", "]"));
            case JsonString(String text) -> text;
            case JsonNull _ -> "<nil>";
            case JsonInteger _, JsonDecimal _, JsonBoolean _ -> value.toString();
        };
    }
}
