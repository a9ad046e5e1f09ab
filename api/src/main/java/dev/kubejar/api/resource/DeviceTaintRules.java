package dev.kubejar.api.resource;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;

/// What makes taints of devices, and what claims tolerate, invalid.
final class DeviceTaintRules {
    private static final List<String> EFFECTS = List.of("NoExecute", "NoSchedule", "None");

    private DeviceTaintRules() {}

    static void taint(JsonObject taint, String path, Problems problems) {
        String key = taint.string("key");
        String value = taint.string("value");
        problems.complaints(path + ".key", key, Names.qualified(key));
        problems.complaints(path + ".value", value, Names.labelValue(value));
        problems.requiredOneOf(path + ".effect", taint.string("effect"), EFFECTS);
    }

    static void toleration(JsonObject toleration, String path, Problems problems) {
        String key = toleration.string("key");
        String value = toleration.string("value");
        if (!key.isEmpty()) {
            problems.complaints(path + ".key", key, Names.qualified(key));
        }
        switch (toleration.string("operator")) {
            case "Exists" -> {
                if (!value.isEmpty()) {
                    problems.invalid(path + ".value", value, "must be empty for operator `Exists`");
                }
            }
            case "Equal" -> problems.complaints(path + ".value", value, Names.labelValue(value));
            case String other ->
                    problems.oneOf(path + ".operator", other, List.of("Equal", "Exists"));
        }
        String effect = toleration.string("effect");
        if (!effect.isEmpty()) {
            problems.oneOf(path + ".effect", effect, EFFECTS);
        }
    }
}
