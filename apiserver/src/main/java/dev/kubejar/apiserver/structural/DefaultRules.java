package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A default must be valid where it stands and have no fields that would be pruned.
///
/// Source:
/// [ValidateDefaults](https://pkg.go.dev/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting#ValidateDefaults)
final class DefaultRules {
    private static final JsonObject ANY_OBJECT =
            JsonObject.of("apiVersion", Json.of("validation/v1"))
                    .with("kind", Json.of("Validation"));

    private final Schema objectMeta;
    private final RuleCheck rules;
    private final Problems problems = new Problems();

    /// What stands around a schema.
    ///
    /// @param resource the nearest schema of a whole object
    /// @param object makes of a value at this place such an object
    /// @param insideMeta whether this is in its `apiVersion`, `kind` or `metadata`
    private record Surroundings(
            StructuralSchema resource, UnaryOperator<Json> object, boolean insideMeta) {

        static Surroundings of(StructuralSchema resource) {
            return new Surroundings(resource, UnaryOperator.identity(), false);
        }

        Surroundings property(String name, boolean isMeta) {
            return new Surroundings(
                    resource, value -> object.apply(JsonObject.of(name, value)), isMeta);
        }

        Surroundings item() {
            return new Surroundings(
                    resource, value -> object.apply(JsonArray.of(value)), insideMeta);
        }
    }

    DefaultRules(Schema objectMeta, RuleCheck rules) {
        this.objectMeta = objectMeta;
        this.rules = rules;
    }

    List<FieldError> problems(StructuralSchema root, String path) {
        schema(root, true, Surroundings.of(root), path);
        return problems.list();
    }

    private void schema(
            StructuralSchema schema, boolean isRoot, Surroundings outside, String path) {
        boolean isResource = isRoot || schema.extensions().embeddedResource();
        Surroundings around = isResource ? Surroundings.of(schema) : outside;
        schema.defaultValue().ifPresent(value -> defaultValue(schema, value, around, path));
        schema.items().ifPresent(items -> schema(items, false, around.item(), path + ".items"));
        schema.properties()
                .forEach((name, property) -> {
                    boolean isMeta =
                            around.insideMeta()
                                    || (isResource && Pruning.META_FIELDS.contains(name));
                    schema(
                            property,
                            false,
                            around.property(name, isMeta),
                            path + ".properties[" + name + "]");
                });
    }

    private void defaultValue(
            StructuralSchema schema, Json value, Surroundings around, String path) {
        String place = path + ".default";
        if (around.insideMeta()) {
            insideMeta(schema, value, around, place);
            return;
        }
        if (!Pruning.prune(schema, value).equals(value)) {
            problems.invalid(place, Sorted.of(value), "must not have unknown fields");
        }
        try {
            new EmbeddedMetadata(objectMeta).readEmbedded(schema, value, Where.at(place));
        } catch (InvalidEmbeddedException e) {
            problems.add(e.problem());
            return;
        }
        List<FieldError> embedded = EmbeddedResources.problems(schema, value, Where.at(place));
        problems.addAll(embedded.isEmpty() ? values(schema, value, place) : embedded);
    }

    private List<FieldError> values(StructuralSchema schema, Json value, String place) {
        List<FieldError> values = ValueCheck.of(schema, value).errors(place);
        return values.isEmpty() ? rules.problemsOfDefault(schema, value, place) : values;
    }

    /// The object around a default in metadata must have valid metadata.
    private void insideMeta(
            StructuralSchema schema, Json value, Surroundings around, String place) {
        var object = ANY_OBJECT.toBuilder();
        ((JsonObject) around.object().apply(value)).forEach(object::put);
        String wrong = metadataProblems(object.build(), around.resource());
        if (wrong.isEmpty()) {
            problems.addAll(ValueCheck.of(schema, value).errors(place));
        } else {
            problems.invalid(place, Sorted.of(value), "must result in valid metadata: " + wrong);
        }
    }

    private String metadataProblems(JsonObject object, StructuralSchema resource) {
        try {
            var metadata = new EmbeddedMetadata(objectMeta);
            JsonObject read = metadata.read(object, Where.ROOT);
            metadata.readEmbedded(resource, read, Where.ROOT);
            List<FieldError> found = EmbeddedResources.problemsOfResource(resource, read);
            String all = found.stream().map(FieldError::message).collect(Collectors.joining(", "));
            return found.size() > 1 ? "[" + all + "]" : all;
        } catch (InvalidEmbeddedException | TypeMismatchException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
