package dev.kubejar.apiserver.structural;

import dev.kubejar.api.status.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a check of a value found: every problem once, in the order found, and how many checks the
/// value has passed, by which the nearest branch of an `anyOf` is known.
///
/// Belongs to one thread.
///
/// Source: [Result](https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/validate#Result)
final class Findings {
    private static final String NO_PATH = "<nil>";

    private final Map<String, Finding> byMessage = new LinkedHashMap<>(0);
    private int matches;

    /// @param name the place's name as the message says it; empty for the root
    private record Finding(String name, Function<String, FieldError> error) {}

    boolean isEmpty() {
        return byMessage.isEmpty();
    }

    int matches() {
        return matches;
    }

    void match() {
        matches++;
    }

    /// @param message what upstream's validator says, place included
    /// @param error makes the field error, given the place's path
    void add(Where where, String message, Function<String, FieldError> error) {
        byMessage.putIfAbsent(message, new Finding(where.toString(), error));
    }

    /// A problem that upstream tells without its place.
    void addWithoutPlace(String message) {
        add(Where.ROOT, message, path -> FieldError.invalid(path, "", message));
    }

    void merge(Findings other) {
        matches += other.matches;
        other.byMessage.forEach(byMessage::putIfAbsent);
    }

    /// Takes over only that `other` has passed its checks.
    void mergeMatches(Findings other) {
        matches += other.matches;
    }

    /// The errors, with `path` before their places; an empty path for a whole object.
    List<FieldError> errors(String path) {
        return byMessage.values().stream()
                .map(finding -> finding.error.apply(pathOf(path, finding.name)))
                .toList();
    }

    private static String pathOf(String path, String name) {
        if (name.isEmpty() || name.equals(".")) {
            return path.isEmpty() ? NO_PATH : path;
        }
        String below = name.startsWith(".") ? name.substring(1) : name;
        return path.isEmpty() ? below : path + "." + below;
    }
}
