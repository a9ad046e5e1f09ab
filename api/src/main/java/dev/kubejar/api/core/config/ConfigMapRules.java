package dev.kubejar.api.core.config;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is special about ConfigMaps.
public final class ConfigMapRules implements Rules {

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject texts = object.json().object("data");
        JsonObject bytes = object.json().object("binaryData");
        KeyRules.keys(texts, "data", problems);
        for (String key : texts.keys()) {
            if (bytes.has(key)) {
                problems.invalid(
                        "data[" + key + "]", key, "duplicate of key present in binaryData");
            }
        }
        KeyRules.keys(bytes, "binaryData", problems);
        if (size(object.json()) > KeyRules.MAX_BYTES) {
            problems.add(FieldError.tooLong("[]", KeyRules.MAX_BYTES));
        }
        if (write instanceof Write.Update(var next, var previous)) {
            KeyRules.immutable(
                    next.json(), previous.json(), List.of("data", "binaryData"), problems);
        }
        return problems.list();
    }

    private static long size(JsonObject json) {
        long texts =
                json.stringMap("data").values().stream()
                        .mapToLong(it -> it.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
        long bytes =
                json.stringMap("binaryData").values().stream()
                        .mapToLong(KeyRules::decodedLength)
                        .sum();
        return texts + bytes;
    }
}
