package dev.kubejar.apiserver.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The header fields of a message in their order. Names are compared without regard to case; a name
/// may occur more than once.
public final class Headers implements Iterable<Map.Entry<String, String>> {
    public static final Headers EMPTY = new Headers(List.of());

    private final List<Map.Entry<String, String>> fields;

    private Headers(List<Map.Entry<String, String>> fields) {
        this.fields = List.copyOf(fields);
    }

    public static Headers of(String name, String value) {
        return new Headers(List.of(Map.entry(name, value)));
    }

    public static Headers of(List<Map.Entry<String, String>> fields) {
        return fields.isEmpty() ? EMPTY : new Headers(fields);
    }

    /// The first value of `name`.
    public Optional<String> first(String name) {
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return Optional.of(field.getValue());
            }
        }
        return Optional.empty();
    }

    /// Every value of `name`, in their order.
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// The elements of the comma-separated lists under `name`, trimmed, in their order.
    public List<String> elements(String name) {
        return all(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /// These headers and one more.
    public Headers plus(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(Map.entry(name, value));
        return new Headers(more);
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return fields.iterator();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
