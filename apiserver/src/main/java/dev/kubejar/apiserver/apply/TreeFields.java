package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.apply.FieldSet.Node;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/// The fields that a tree has, in upstream's two senses.
final class TreeFields {
    private TreeFields() {}

    /// What somebody names who applies `tree`: leaves, keys of maps and elements of lists, but not
    /// the fields around them: `.spec.replicas` without `.spec`.
    static FieldSet named(Schema schema, Json tree) {
        return switch (Granularity.of(schema, tree)) {
            case WHOLE -> FieldSet.EMPTY;
            case FIELDS ->
                    tree instanceof JsonObject object
                            ? namedFields(schema, object)
                            : FieldSet.EMPTY;
            case ELEMENTS -> elements(schema, tree, TreeFields::named);
        };
    }

    private static FieldSet namedFields(Schema schema, JsonObject object) {
        var nodes = new ArrayList<Node>(object.size());
        object.forEach((key, value) -> {
            Schema field = Granularity.field(schema, key);
            FieldSet below = named(field, value);
            boolean isMember =
                    Granularity.of(field, value) == Granularity.WHOLE
                            || value.equals(JsonNull.NULL)
                            || value.equals(JsonObject.EMPTY)
                            || schema.property(key).isEmpty();
            if (isMember || !below.isEmpty()) {
                nodes.add(new Node(PathElement.Field.of(schema, key), isMember, below));
            }
        });
        return FieldSet.of(nodes);
    }

    /// Everything below the top of `tree`: what comes to be when it is set where nothing was.
    static FieldSet all(Schema schema, Json tree) {
        return switch (Granularity.of(schema, tree)) {
            case WHOLE -> FieldSet.EMPTY;
            case FIELDS ->
                    tree instanceof JsonObject object ? allFields(schema, object) : FieldSet.EMPTY;
            case ELEMENTS -> elements(schema, tree, TreeFields::all);
        };
    }

    private static FieldSet allFields(Schema schema, JsonObject object) {
        var nodes = new ArrayList<Node>(object.size());
        object.forEach((key, value) ->
                nodes.add(
                        new Node(
                                PathElement.Field.of(schema, key),
                                true,
                                all(Granularity.field(schema, key), value))));
        schema.zerosInGo()
                .forEach((key, zero) -> {
                    if (!object.has(key)) {
                        FieldSet below = all(Granularity.field(schema, key), zero);
                        nodes.add(new Node(PathElement.Field.of(schema, key), true, below));
                    }
                });
        return FieldSet.of(nodes);
    }

    /// What lies below a value.
    @FunctionalInterface
    private interface Below {
        FieldSet of(Schema schema, Json value);
    }

    private static FieldSet elements(Schema schema, Json list, Below below) {
        Schema element = Granularity.element(schema);
        var nodes = new ArrayList<Node>();
        ListElements.index(schema, list)
                .forEach((key, children) ->
                        nodes.add(
                                isUnique(children)
                                        ? new Node(
                                                key, true, below.of(element, children.getFirst()))
                                        : Node.leaf(key)));
        return FieldSet.of(nodes);
    }

    private static boolean isUnique(List<Json> children) {
        return children.size() == 1;
    }

    /// The set without members below a list or map that the schema calls atomic: who has some has
    /// the whole.
    static FieldSet reconciled(Schema schema, FieldSet set) {
        var nodes = new ArrayList<Node>(set.nodes().size());
        for (Node node : set.nodes()) {
            Schema inner = inner(schema, node.element());
            boolean isContainer =
                    inner.type() == Schema.Type.OBJECT || inner.type() == Schema.Type.ARRAY;
            nodes.add(
                    isContainer && Granularity.of(inner, JsonNull.NULL) == Granularity.WHOLE
                            ? Node.leaf(node.element())
                            : new Node(
                                    node.element(),
                                    node.isMember(),
                                    reconciled(inner, node.below())));
        }
        return FieldSet.of(nodes);
    }

    private static Schema inner(Schema schema, PathElement element) {
        return switch (element) {
            case PathElement.Field field -> Granularity.field(schema, field.name());
            case PathElement.Key _ -> Granularity.element(schema);
            case PathElement.Value _, PathElement.Index _ -> Schema.DEDUCED;
        };
    }

    /// The set with the declared fields around its members: `.spec.replicas` brings `.spec`.
    static FieldSet withNamedFields(Schema schema, FieldSet set) {
        var nodes = new ArrayList<Node>(set.nodes().size());
        for (Node node : set.nodes()) {
            Schema inner = inner(schema, node.element());
            boolean isNamed =
                    node.element() instanceof PathElement.Field field
                            && schema.property(field.name()).isPresent();
            nodes.add(
                    new Node(
                            node.element(),
                            node.isMember() || isNamed,
                            withNamedFields(inner, node.below())));
        }
        return FieldSet.of(nodes);
    }
}
