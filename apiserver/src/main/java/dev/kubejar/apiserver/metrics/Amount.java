package dev.kubejar.apiserver.metrics;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;

/// Thousand-millionths of a core, and bytes.
record Amount(long nanoCores, long bytes) {
    static final Amount NOTHING = new Amount(0, 0);

    Amount plus(Amount other) {
        return new Amount(nanoCores + other.nanoCores, bytes + other.bytes);
    }

    /// `{"cpu": "123456n", "memory": "12345Ki"}`
    JsonObject json() {
        return JsonObject.builder()
                .put("cpu", Quantity.ofNanos(nanoCores).json())
                .put("memory", Quantity.ofBytes(bytes).json())
                .build();
    }
}
