package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.apply.FieldSet.Node;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the step from one tree to another did to its fields; none is in two of the sets.
///
/// Trees share what did not change, so a part that is the same instance on both sides is passed
/// over at once.
///
/// Source:
/// [Compare](https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/typed#TypedValue.Compare)
record Comparison(FieldSet removed, FieldSet modified, FieldSet added) {
    static final Comparison SAME = new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

    /// @throws ListElements.UnnamedElementException when a list holds what cannot be told apart
    static Comparison of(Schema schema, JsonObject before, JsonObject after) {
        return compare(schema, before, after).below;
    }

    boolean isSame() {
        return removed.isEmpty() && modified.isEmpty() && added.isEmpty();
    }

    /// With each of the sets changed alike.
    Comparison map(UnaryOperator<FieldSet> change) {
        return new Comparison(change.apply(removed), change.apply(modified), change.apply(added));
    }

    /// What became of a value itself.
    private enum Fate {
        KEPT,
        REMOVED,
        MODIFIED,
        ADDED
    }

    /// What became of a value and of what is below it.
    private record Change(Fate fate, Comparison below) {
        static final Change NONE = new Change(Fate.KEPT, SAME);

        static Change leaf(Fate fate) {
            return new Change(fate, SAME);
        }
    }

    private static Change compare(Schema schema, Json before, Json after) {
        if (isSame(before, after)) {
            return Change.NONE;
        }
        Granularity old = Granularity.of(schema, before == JsonNull.NULL ? after : before);
        Granularity now = Granularity.of(schema, after == JsonNull.NULL ? before : after);
        if (old != now) {
            return new Change(
                    Fate.MODIFIED,
                    new Comparison(
                            TreeFields.all(schema, before),
                            FieldSet.EMPTY,
                            TreeFields.all(schema, after)));
        }
        boolean empty = Granularity.isEmpty(schema, before) && Granularity.isEmpty(schema, after);
        if (now == Granularity.WHOLE || empty) {
            return before.equals(after) ? Change.NONE : Change.leaf(Fate.MODIFIED);
        }
        return new Change(
                Fate.KEPT,
                now == Granularity.FIELDS
                        ? fields(schema, before, after)
                        : elements(schema, before, after));
    }

    @SuppressWarnings("ReferenceEquality") // equality would walk the tree again at every level
    private static boolean isSame(Json before, Json after) {
        return before == after;
    }

    private static Change added(Schema schema, Json value) {
        FieldSet all = TreeFields.all(schema, value);
        return new Change(Fate.ADDED, new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, all));
    }

    private static Change removed(Schema schema, Json value) {
        FieldSet all = TreeFields.all(schema, value);
        return new Change(Fate.REMOVED, new Comparison(all, FieldSet.EMPTY, FieldSet.EMPTY));
    }

    // ---- containers

    /// Collects what became of the parts of a container.
    private static final class Parts {
        private final List<Node> removed = new ArrayList<>(0);
        private final List<Node> modified = new ArrayList<>(0);
        private final List<Node> added = new ArrayList<>(0);

        void add(PathElement element, Change change) {
            Comparison below = change.below;
            add(removed, element, change.fate == Fate.REMOVED, below.removed);
            add(modified, element, change.fate == Fate.MODIFIED, below.modified);
            add(added, element, change.fate == Fate.ADDED, below.added);
        }

        private static void add(
                List<Node> nodes, PathElement element, boolean isMember, FieldSet below) {
            if (isMember || !below.isEmpty()) {
                nodes.add(new Node(element, isMember, below));
            }
        }

        Comparison all() {
            return removed.isEmpty() && modified.isEmpty() && added.isEmpty()
                    ? SAME
                    : new Comparison(
                            FieldSet.of(removed), FieldSet.of(modified), FieldSet.of(added));
        }
    }

    private static Comparison fields(Schema schema, Json before, Json after) {
        return before instanceof JsonObject old && after instanceof JsonObject now
                ? fields(schema, old, now)
                : new Comparison(
                        TreeFields.all(schema, before),
                        FieldSet.EMPTY,
                        TreeFields.all(schema, after));
    }

    private static Comparison fields(Schema schema, JsonObject before, JsonObject after) {
        var parts = new Parts();
        Map<String, Json> zeros = schema.zerosInGo();
        before.forEach((key, value) -> {
            Json next = after.find(key).orElse(zeros.get(key));
            field(schema, key, value, next, parts);
        });
        after.forEach((key, value) -> {
            if (!before.has(key)) {
                field(schema, key, zeros.get(key), value, parts);
            }
        });
        return parts.all();
    }

    private static void field(
            Schema schema, String key, @Nullable Json before, @Nullable Json after, Parts parts) {
        if (before != null && after != null && isSame(before, after)) {
            return;
        }
        Schema field = Granularity.field(schema, key);
        parts.add(PathElement.Field.of(schema, key), between(field, before, after));
    }

    private static Change between(Schema schema, @Nullable Json before, @Nullable Json after) {
        if (before == null) {
            return after == null ? Change.NONE : added(schema, after);
        }
        return after == null ? removed(schema, before) : compare(schema, before, after);
    }

    private static Comparison elements(Schema schema, Json before, Json after) {
        var parts = new Parts();
        Schema element = Granularity.element(schema);
        Map<PathElement, List<Json>> old = ListElements.index(schema, before);
        Map<PathElement, List<Json>> now = ListElements.index(schema, after);
        old.forEach((key, values) ->
                element(element, key, values, now.getOrDefault(key, List.of()), parts));
        now.forEach((key, values) -> {
            if (!old.containsKey(key)) {
                element(element, key, List.of(), values, parts);
            }
        });
        return parts.all();
    }

    /// Elements that are there twice count as one value without parts.
    private static void element(
            Schema schema, PathElement key, List<Json> before, List<Json> after, Parts parts) {
        if (before.size() <= 1 && after.size() <= 1) {
            parts.add(
                    key,
                    between(
                            schema,
                            before.isEmpty() ? null : before.getFirst(),
                            after.isEmpty() ? null : after.getFirst()));
        } else if (before.size() > 1 && after.size() > 1) {
            parts.add(key, before.equals(after) ? Change.NONE : Change.leaf(Fate.MODIFIED));
        } else if (before.size() > 1) {
            parts.add(
                    key,
                    after.isEmpty() ? Change.leaf(Fate.REMOVED) : added(schema, after.getFirst()));
        } else {
            FieldSet gone =
                    before.isEmpty() ? FieldSet.EMPTY : TreeFields.all(schema, before.getFirst());
            parts.add(
                    key,
                    new Change(Fate.ADDED, new Comparison(gone, FieldSet.EMPTY, FieldSet.EMPTY)));
        }
    }
}
