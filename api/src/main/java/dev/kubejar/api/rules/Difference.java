package dev.kubejar.api.rules;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How two versions of a part differ, for messages.
public final class Difference {
    private Difference() {}

    /// One line per field that differs, first as it was and then as it would be; empty when none
    /// does.
    public static String of(JsonObject previous, JsonObject next) {
        var fields = new TreeSet<String>(previous.keys());
        fields.addAll(next.keys());
        return fields.stream()
                .filter(it -> !orNull(previous, it).equals(orNull(next, it)))
                .map(it ->
                        "- %s: %s\n+ %s: %s\n"
                                .formatted(it, orNull(previous, it), it, orNull(next, it)))
                .collect(Collectors.joining());
    }

    private static Json orNull(JsonObject json, String field) {
        return json.find(field).orElse(JsonNull.NULL);
    }
}
