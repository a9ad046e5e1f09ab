package dev.kubejar.api.core.node;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// A view of one requirement on a node's labels or fields.
public record NodeSelectorRequirement(JsonObject json) {

    public String key() {
        return json.string("key");
    }

    /// `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`.
    public String operator() {
        return json.string("operator");
    }

    public List<String> values() {
        return json.strings("values");
    }

    public boolean matches(Map<String, String> labels) {
        String value = labels.get(key());
        return switch (operator()) {
            case "In" -> value != null && values().contains(value);
            case "NotIn" -> value == null || !values().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> value != null && compares(value, it -> it > 0);
            case "Lt" -> value != null && compares(value, it -> it < 0);
            default -> false;
        };
    }

    private boolean compares(String value, IntPredicate wanted) {
        List<String> values = values();
        try {
            return values.size() == 1
                    && wanted.test(
                            Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst())));
        } catch (NumberFormatException e) {
            return false; // a label that is no number matches neither way
        }
    }
}
