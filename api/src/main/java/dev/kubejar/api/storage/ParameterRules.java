package dev.kubejar.api.storage;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import java.util.Locale;
import java.util.Map;

/// What classes of volumes have in common: the name of a driver and its parameters, which stay.
final class ParameterRules {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_COUNT = 512;

    private ParameterRules() {}

    static void driver(String name, String path, Problems problems) {
        String lower = name.toLowerCase(Locale.ROOT);
        problems.requiredName(path, lower, Names.qualified(lower));
    }

    static void parameters(Map<String, String> parameters, Problems problems) {
        String path = "parameters";
        if (parameters.size() > MAX_COUNT) {
            problems.add(FieldError.tooLong(path, MAX_COUNT));
            return;
        }
        if (parameters.containsKey("")) {
            problems.invalid(path, "", "field can not be empty.");
        }
        if (size(parameters) > MAX_BYTES) {
            problems.add(FieldError.tooLong(path, MAX_BYTES));
        }
    }

    /// The bytes of all keys and values.
    static long size(Map<String, String> texts) {
        return texts.entrySet().stream()
                .mapToLong(it -> GoValue.length(it.getKey()) + GoValue.length(it.getValue()))
                .sum();
    }

    /// `field` must be as it was.
    static void kept(JsonObject next, JsonObject previous, String field, Problems problems) {
        if (!next.find(field).equals(previous.find(field))) {
            problems.forbidden(field, "updates to " + field + " are forbidden.");
        }
    }
}
