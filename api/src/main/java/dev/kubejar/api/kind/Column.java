package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import java.time.Instant;

/// One column of `kubectl get`.
///
/// @param type `string`, `integer`, `date`, …
/// @param format `name` for the first column, else usually empty
/// @param priority 0 is always shown, 1 only with `-o wide`
public record Column(
        String name, String type, String format, String description, int priority, Cell cell) {

    /// Makes the cell; ages count from `now`.
    @FunctionalInterface
    public interface Cell {
        Json of(ApiObject object, Instant now);
    }
}
