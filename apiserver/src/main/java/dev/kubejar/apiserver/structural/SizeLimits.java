package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import java.util.OptionalLong;

/// How few and how many a value may have, of characters, elements or fields: what `minLength` and
/// `maxLength` say, and their like.
public record SizeLimits(OptionalLong min, OptionalLong max) {

    /// @param what `Length`, `Items` or `Properties`
    static SizeLimits parse(JsonObject json, String what) {
        return new SizeLimits(count(json, "min" + what), count(json, "max" + what));
    }

    private static OptionalLong count(JsonObject json, String key) {
        return json.find(key).orElse(Json.of("")) instanceof JsonInteger(long value)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }
}
