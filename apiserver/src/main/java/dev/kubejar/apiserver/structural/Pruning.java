package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Drops the fields that a schema does not name, unless it preserves them. `apiVersion`, `kind` and
/// `metadata` of an object and of what it embeds stay.
///
/// Source:
/// [pruning](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning)
public final class Pruning {
    static final Set<String> META_FIELDS = Set.of("apiVersion", "kind", "metadata");

    private final List<String> unknown = new ArrayList<>(0);

    private Pruning() {}

    /// What is left, and the paths of what was dropped, such as `spec.ports[0].prot`, in order.
    public record Pruned(JsonObject object, List<String> unknown) {
        public Pruned {
            unknown = List.copyOf(unknown);
        }
    }

    /// Prunes a whole object.
    public static Pruned prune(StructuralSchema schema, JsonObject object) {
        var pruning = new Pruning();
        JsonObject pruned =
                pruning.object(
                        schema,
                        object,
                        true,
                        schema.extensions().preservesUnknownFields(),
                        Where.ROOT);
        Collections.sort(pruning.unknown);
        return new Pruned(pruned, pruning.unknown);
    }

    /// Prunes a value inside an object.
    static Json prune(StructuralSchema schema, Json value) {
        return new Pruning().value(schema, value, false, Where.ROOT);
    }

    /// @param kept whether the list around the value preserves what is unknown
    private Json value(StructuralSchema schema, Json value, boolean kept, Where where) {
        boolean preserved = kept || schema.extensions().preservesUnknownFields();
        return switch (value) {
            case JsonObject object ->
                    object(
                            schema,
                            object,
                            schema.extensions().embeddedResource(),
                            preserved,
                            where);
            case JsonArray array -> {
                StructuralSchema items = schema.items().orElse(StructuralSchema.EMPTY);
                yield Rebuilt.elements(
                        array,
                        (index, element) -> value(items, element, preserved, where.index(index)));
            }
            default -> value;
        };
    }

    private JsonObject object(
            StructuralSchema schema,
            JsonObject object,
            boolean isResource,
            boolean preserved,
            Where where) {
        JsonObject pruned = object;
        for (String key : object.keys()) {
            if (isResource && META_FIELDS.contains(key)) {
                continue;
            }
            Optional<StructuralSchema> below = schemaOf(schema, key);
            if (below.isPresent()) {
                pruned =
                        Rebuilt.field(
                                pruned,
                                key,
                                field -> value(below.get(), field, false, where.property(key)));
            } else if (!preserved) {
                unknown.add(where.property(key).toString());
                pruned = pruned.without(key);
            }
        }
        return pruned;
    }

    private static Optional<StructuralSchema> schemaOf(StructuralSchema schema, String key) {
        StructuralSchema property = schema.properties().get(key);
        return property != null ? Optional.of(property) : schema.additionalProperties();
    }
}
