package dev.kubejar.apiserver.cel.cost;

import dev.kubejar.apiserver.cel.value.PropertyNames;
import dev.kubejar.apiserver.cel.value.Shape;
import java.util.List;
import java.util.Optional;

/// Tells from the schema how large a value can be that is reached from `self` or `oldSelf`.
public final class SizeOracle {
    private final Optional<Shape> root;
    private final boolean entriesAsFields;

    private SizeOracle(Optional<Shape> root, boolean entriesAsFields) {
        this.root = root;
        this.entriesAsFields = entriesAsFields;
    }

    /// For expressions whose variables lie in that shape.
    public static SizeOracle of(Shape root) {
        return new SizeOracle(Optional.of(root), false);
    }

    /// Where `map.name` is as well known as `map['name']`.
    public SizeOracle withEntriesAsFields() {
        return new SizeOracle(root, true);
    }

    /// Empty for what is not in the schema.
    ///
    /// @param path the variable first, then fields as expressions spell them, `@items`, `@values`,
    ///   `@keys`
    Optional<Range> size(List<String> path) {
        if (path.isEmpty() || root.isEmpty()) {
            return Optional.empty();
        }
        Optional<Shape> here = root;
        for (int i = 1; i < path.size(); i++) {
            String step = path.get(i);
            if (step.equals("@keys")) {
                boolean keysOfMap = here.filter(it -> it.kind() == Shape.Kind.MAP).isPresent();
                return keysOfMap && i == path.size() - 1
                        ? Optional.of(Range.NOTHING) // upstream bounds keys by nothing else
                        : Optional.empty();
            }
            here = here.flatMap(it -> step(it, step));
        }
        return here.map(it -> new Range(0, it.maxElements()));
    }

    private Optional<Shape> step(Shape from, String step) {
        boolean entry = entriesAsFields && from.kind() == Shape.Kind.MAP;
        return entry || step.equals("@items") || step.equals("@values")
                ? from.element()
                : Optional.ofNullable(from.properties().get(PropertyNames.unescape(step)))
                        .filter(Shape::isVisible);
    }
}
