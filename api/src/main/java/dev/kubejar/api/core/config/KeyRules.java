package dev.kubejar.api.core.config;

import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What ConfigMaps and Secrets share: keys that can be files, a bound on the size, and the choice
/// never to change again.
final class KeyRules {
    static final int MAX_BYTES = 1 << 20;

    private KeyRules() {}

    static void keys(JsonObject entries, String path, Problems problems) {
        for (String key : entries.keys()) {
            problems.complaints(path + "[" + key + "]", key, Names.configKey(key));
        }
    }

    /// An object that was declared immutable keeps `fields`, and stays immutable.
    static void immutable(
            JsonObject next, JsonObject previous, List<String> fields, Problems problems) {
        if (!previous.bool("immutable")) {
            return;
        }
        String why = "field is immutable when `immutable` is set";
        if (next.find("immutable").orElse(JsonNull.NULL) != JsonBoolean.TRUE) {
            problems.forbidden("immutable", why);
        }
        for (String field : fields) {
            if (!next.object(field).equals(previous.object(field))) {
                problems.forbidden(field, why);
            }
        }
    }

    /// The bytes that a base64 text stands for.
    static long decodedLength(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return end * 3L / 4;
    }
}
