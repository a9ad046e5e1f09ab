package dev.kubejar.apiserver.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A place in an object: `.spec.containers[name="web"].image`.
record FieldPath(List<PathElement> steps) {
    static final FieldPath ROOT = new FieldPath(List.of());

    FieldPath {
        steps = List.copyOf(steps);
    }

    /// A path through fields alone, such as `spec`, `replicas`.
    static FieldPath of(List<String> fields) {
        return new FieldPath(fields.stream().<PathElement>map(PathElement.Field::named).toList());
    }

    FieldPath plus(PathElement step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new FieldPath(longer);
    }

    @Override
    public String toString() {
        return steps.stream().map(PathElement::toString).collect(Collectors.joining());
    }
}
