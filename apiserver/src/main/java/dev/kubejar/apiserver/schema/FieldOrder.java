package dev.kubejar.apiserver.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Compares the names of a struct's fields by their places in it. Names that it does not have come
/// last.
final class FieldOrder implements Comparator<String> {
    private static final FieldOrder NONE = new FieldOrder(Map.of());

    private final Map<String, Integer> places;

    private FieldOrder(Map<String, Integer> places) {
        this.places = places;
    }

    /// @param names in their order
    static FieldOrder of(Collection<String> names) {
        if (names.isEmpty()) {
            return NONE;
        }
        Map<String, Integer> places = HashMap.newHashMap(names.size());
        names.forEach(name -> places.put(name, places.size()));
        return new FieldOrder(places);
    }

    @Override
    public int compare(String one, String other) {
        return Integer.compare(place(one), place(other));
    }

    private int place(String name) {
        return places.getOrDefault(name, Integer.MAX_VALUE);
    }
}
