package dev.kubejar.client.informer;

import dev.kubejar.api.ApiObject;
import dev.kubejar.client.Key;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Named ways to find objects by what is in them. Belongs to its [Cache], under its lock.
final class Indexes {
    private final Map<String, Index> byName = new HashMap<>();

    /// False when there is one of that name.
    boolean define(String name, Function<ApiObject, List<String>> valuesOf) {
        return byName.putIfAbsent(name, new Index(valuesOf, new HashMap<>())) == null;
    }

    void add(ApiObject object) {
        byName.values().forEach(index -> index.add(object));
    }

    void remove(ApiObject object) {
        byName.values().forEach(index -> index.remove(object));
    }

    void replace(ApiObject previous, ApiObject object) {
        byName.values().forEach(index -> index.replace(previous, object));
    }

    List<ApiObject> get(String name, String value) {
        Index index = byName.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no index " + name);
        }
        return List.copyOf(index.objects.getOrDefault(value, Map.of()).values());
    }

    private record Index(
            Function<ApiObject, List<String>> valuesOf, Map<String, Map<Key, ApiObject>> objects) {

        void add(ApiObject object) {
            for (String value : valuesOf.apply(object)) {
                objects.computeIfAbsent(value, _ -> new LinkedHashMap<>())
                        .put(Key.of(object), object);
            }
        }

        void remove(ApiObject object) {
            valuesOf.apply(object).forEach(value -> remove(value, object));
        }

        /// Keeps the object's place where its values stay.
        void replace(ApiObject previous, ApiObject object) {
            List<String> kept = valuesOf.apply(object);
            for (String value : valuesOf.apply(previous)) {
                if (!kept.contains(value)) {
                    remove(value, previous);
                }
            }
            add(object);
        }

        private void remove(String value, ApiObject object) {
            objects.computeIfPresent(
                    value,
                    (_, found) -> {
                        found.remove(Key.of(object));
                        return found.isEmpty() ? null : found;
                    });
        }
    }
}
