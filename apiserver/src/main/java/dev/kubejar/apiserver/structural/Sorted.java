package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;

/// A tree with its keys in order, as Go prints one that has no type: for messages.
final class Sorted {
    private Sorted() {}

    static Json of(Json value) {
        return switch (value) {
            case JsonObject object -> {
                var sorted = JsonObject.builder();
                object.keys().stream()
                        .sorted()
                        .forEach(key -> object.find(key).ifPresent(it -> sorted.put(key, of(it))));
                yield sorted.build();
            }
            case JsonArray array -> JsonArray.of(array.values().stream().map(Sorted::of).toList());
            default -> value;
        };
    }
}
