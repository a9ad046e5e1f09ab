package dev.kubejar.api.core.resource;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Amounts by resource: `cpu`, `memory`, `pods`, `example.com/gpu`.
public final class ResourceList {
    public static final String CPU = "cpu";
    public static final String MEMORY = "memory";
    public static final String PODS = "pods";
    public static final String EPHEMERAL_STORAGE = "ephemeral-storage";

    private ResourceList() {}

    /// Reads amounts that have passed validation.
    public static Map<String, Quantity> of(JsonObject json) {
        var amounts = new LinkedHashMap<String, Quantity>();
        json.forEach((name, amount) -> amounts.put(name, Quantity.of(amount)));
        return Collections.unmodifiableMap(amounts);
    }

    public static JsonObject json(Map<String, Quantity> amounts) {
        var json = JsonObject.builder();
        amounts.forEach((name, amount) -> json.put(name, amount.json()));
        return json.build();
    }

    /// Amounts as the API keeps them: in canonical form, no finer than thousandths. What is no
    /// amount stays for validation to find.
    public static JsonObject canonical(JsonObject amounts) {
        var canonical = JsonObject.builder();
        amounts.forEach((name, amount) -> canonical.put(name, canonical(amount)));
        return canonical.build();
    }

    private static Json canonical(Json amount) {
        try {
            return Quantity.of(amount).roundedUpToMillis().json();
        } catch (QuantityParseException e) {
            return amount;
        }
    }

    public static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Quantity::plus));
    }

    public static void raise(Map<String, Quantity> most, Map<String, Quantity> other) {
        other.forEach((name, amount) -> most.merge(name, amount, Quantity::max));
    }
}
