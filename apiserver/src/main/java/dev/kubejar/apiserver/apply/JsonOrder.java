package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/// A total order of JSON values, and how messages print them: both as upstream's `value` package.
///
/// Numbers come first, then texts, booleans, lists, objects and null.
final class JsonOrder {
    private JsonOrder() {}

    static int compare(Json one, Json other) {
        return switch (one) {
            case JsonInteger(long left) when other instanceof JsonInteger(long right) ->
                    Long.compare(left, right);
            case JsonString(String left) when other instanceof JsonString(String right) ->
                    left.compareTo(right);
            case JsonBoolean left when other instanceof JsonBoolean right ->
                    Boolean.compare(left.value(), right.value());
            case JsonArray left when other instanceof JsonArray right -> compareLists(left, right);
            case JsonObject left when other instanceof JsonObject right ->
                    compareFields(sorted(left), sorted(right));
            default -> {
                int ranks = Integer.compare(rank(one), rank(other));
                yield ranks == 0 && rank(one) == 0
                        ? Double.compare(decimal(one), decimal(other))
                        : ranks;
            }
        };
    }

    private static double decimal(Json number) {
        return number instanceof JsonInteger(long whole) ? whole : ((JsonDecimal) number).value();
    }

    private static int rank(Json json) {
        return switch (json) {
            case JsonInteger _, JsonDecimal _ -> 0;
            case JsonString _ -> 1;
            case JsonBoolean _ -> 2;
            case JsonArray _ -> 3;
            case JsonObject _ -> 4;
            case JsonNull _ -> 5;
        };
    }

    private static int compareLists(JsonArray one, JsonArray other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /// Field by field, of objects whose fields are sorted.
    static int compareFields(JsonObject one, JsonObject other) {
        List<String> left = one.keys();
        List<String> right = other.keys();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int names = left.get(i).compareTo(right.get(i));
            int order =
                    names != 0 ? names : compare(get(one, left.get(i)), get(other, right.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static Json get(JsonObject object, String key) {
        return object.find(key).orElse(JsonNull.NULL);
    }

    /// The same object with its fields in the order of their names.
    static JsonObject sorted(JsonObject object) {
        if (object.size() < 2) {
            return object;
        }
        JsonObject.Builder sorted = JsonObject.builder();
        object.keys().stream().sorted().forEach(key -> sorted.put(key, get(object, key)));
        return sorted.build();
    }

    /// A field's value as [#shown(Json)] prints it.
    static String shown(JsonObject object, String key) {
        return shown(get(object, key));
    }

    /// `"web"`, `80`, `true`, `null`, `[1,2]`, `{a=1;b=2}`
    static String shown(Json value) {
        return switch (value) {
            case JsonArray array ->
                    array.values().stream()
                            .map(JsonOrder::shown)
                            .collect(Collectors.joining(",", "[", "]"));
            case JsonObject object ->
                    object.keys().stream()
                            .sorted()
                            .map(key -> key + "=" + shown(object, key))
                            .collect(Collectors.joining(";", "{", "}"));
            case JsonString _, JsonInteger _, JsonDecimal _, JsonBoolean _, JsonNull _ ->
                    value.toString();
        };
    }
}
