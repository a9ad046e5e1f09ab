package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.apiserver.schema.GoText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What stands in a strategic merge patch and is no field: `$patch`, `$retainKeys`,
/// `$deleteFromPrimitiveList/FIELD`, `$setElementOrder/FIELD`.
final class Directives {
    static final String PATCH = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";
    private static final String SET_ORDER = "$setElementOrder";

    private Directives() {}

    static boolean isDeletion(String key) {
        return key.startsWith(DELETE_FROM_LIST);
    }

    static boolean isOrder(String key) {
        return key.startsWith(SET_ORDER);
    }

    private static boolean isAny(String key) {
        return key.equals(PATCH) || key.equals(RETAIN_KEYS) || isDeletion(key) || isOrder(key);
    }

    /// The field that a directive speaks of: `finalizers` of `$setElementOrder/finalizers`.
    static String fieldOf(String key) {
        int slash = key.indexOf('/');
        boolean isExact =
                slash >= 0
                        && (key.substring(0, slash).equals(DELETE_FROM_LIST)
                                || key.substring(0, slash).equals(SET_ORDER));
        if (!isExact) {
            throw PatchException.malformed(
                    isDeletion(key)
                            ? "invalid patch format of primitive list"
                            : "invalid patch format of setElementOrder list");
        }
        return key.substring(slash + 1);
    }

    /// The word of `$patch` in a patch that has one.
    static String word(JsonObject patch) {
        Json word = patch.find(PATCH).orElse(JsonNull.NULL);
        return word instanceof JsonString(String text) ? text : "";
    }

    static PatchException unknown(JsonObject patch) {
        Json word = patch.find(PATCH).orElse(JsonNull.NULL);
        String shown =
                word instanceof JsonString(String text)
                        ? text
                        : "%!s(" + typeName(word) + "=" + GoText.of(word) + ")";
        return PatchException.failed(
                "unknown patch type: %s in map: %s".formatted(shown, GoText.of(patch)));
    }

    /// The original without what `$retainKeys` does not name.
    static JsonObject retained(JsonObject original, JsonObject patch) {
        if (!patch.has(RETAIN_KEYS)) {
            return original;
        }
        if (!(patch.find(RETAIN_KEYS).orElse(JsonNull.NULL) instanceof JsonArray keys)) {
            throw PatchException.malformed("invalid patch format of retainKeys");
        }
        Set<String> kept = new HashSet<>(keys.strings());
        patch.forEach((key, value) -> {
            if (!isAny(key) && value != JsonNull.NULL && !kept.contains(key)) {
                throw PatchException.malformed("invalid patch format of retainKeys");
            }
        });
        JsonObject.Builder retained = JsonObject.builder();
        original.forEach((key, value) -> {
            if (kept.contains(key)) {
                retained.put(key, value);
            }
        });
        return retained.build();
    }

    static JsonArray list(Json value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw badType("[]interface {}", value);
    }

    static PatchException badType(String expected, Json value) {
        return PatchException.failed(
                "expected a %s, but received a %s".formatted(expected, typeName(value)));
    }

    /// Go's name of a value's type.
    static String typeName(Json value) {
        return switch (value) {
            case JsonObject _ -> "map[string]interface {}";
            case JsonArray _ -> "[]interface {}";
            case JsonString _ -> "string";
            case JsonInteger _ -> "int64";
            case JsonDecimal _ -> "float64";
            case JsonBoolean _ -> "bool";
            case JsonNull _ -> "%!s(<nil>)";
        };
    }

    // ---- values taken as they are

    /// What a patch sets anew: without its directives and `null`s.
    static Json without(Json value) {
        return switch (value) {
            case JsonObject object -> without(object);
            case JsonArray array -> {
                List<Json> plain =
                        array.values().stream()
                                .filter(one -> !isDirectiveElement(one))
                                .map(Directives::without)
                                .toList();
                yield JsonArray.of(plain);
            }
            default -> value;
        };
    }

    private static boolean isDirectiveElement(Json element) {
        return element instanceof JsonObject object && object.has(PATCH);
    }

    static JsonObject without(JsonObject object) {
        JsonObject.Builder plain = JsonObject.builder();
        object.forEach((key, value) -> {
            if (!isAny(key) && !(value instanceof JsonNull)) {
                plain.put(key, without(value));
            }
        });
        return plain.build();
    }
}
