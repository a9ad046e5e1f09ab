package dev.kubejar.apiserver.structural;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Locale;

/// What is wrong with `apiVersion`, `kind` and `metadata` of the objects that lie inside an object
/// under `x-kubernetes-embedded-resource`.
///
/// Source: [embedded
/// resources](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#rawextension)
final class EmbeddedResources {
    private static final String NO_STRING = "must be a string";

    private static final Rules ANY_PATH_SEGMENT =
            new Rules() {
                @Override
                public List<String> nameComplaints(String name) {
                    return Names.pathSegment(name);
                }

                @Override
                public Lifecycle lifecycle() {
                    return Lifecycle.of(Lifecycle.Trait.TAKES_ANY_FINALIZER);
                }
            };

    private final Problems problems = new Problems();

    private EmbeddedResources() {}

    /// Looks at everything inside `value`; its metadata has passed the decoder.
    static List<FieldError> problems(StructuralSchema schema, Json value, Where where) {
        var check = new EmbeddedResources();
        check.value(schema, value, where);
        return check.problems.list();
    }

    /// The same, where `object` itself is a whole object.
    static List<FieldError> problemsOfResource(StructuralSchema schema, JsonObject object) {
        var check = new EmbeddedResources();
        if (!schema.extensions().embeddedResource()) {
            check.resource(object, Where.ROOT);
        }
        check.object(schema, object, Where.ROOT);
        return check.problems.list();
    }

    private void value(StructuralSchema schema, Json value, Where where) {
        switch (value) {
            case JsonObject object -> object(schema, object, where);
            case JsonArray array ->
                    schema.items()
                            .ifPresent(items -> {
                                for (int i = 0; i < array.size(); i++) {
                                    value(items, array.get(i), where.index(i));
                                }
                            });
            default -> {} // holds no object
        }
    }

    private void object(StructuralSchema schema, JsonObject object, Where where) {
        if (schema.extensions().embeddedResource()) {
            resource(object, where);
        }
        object.forEach((key, field) -> {
            StructuralSchema property = schema.properties().get(key);
            if (property != null) {
                value(property, field, where.property(key));
            } else {
                schema.additionalProperties()
                        .ifPresent(entries -> value(entries, field, where.key(key)));
            }
        });
    }

    private void resource(JsonObject object, Where where) {
        for (String field : List.of("apiVersion", "kind")) {
            if (!object.has(field)) {
                problems.required(where.property(field).toString());
            }
        }
        object.forEach((key, value) -> {
            switch (key) {
                case "apiVersion" -> apiVersion(value, where.property(key).toString());
                case "kind" -> kind(value, where.property(key).toString());
                case "metadata" -> metadata(value, where);
                default -> {} // the schema's own
            }
        });
    }

    private void apiVersion(Json value, String path) {
        switch (value) {
            case JsonString(String text) when text.isEmpty() -> problems.required(path);
            case JsonString(String text) -> {
                if (text.chars().filter(c -> c == '/').count() > 1) {
                    problems.invalid(path, text, "unexpected GroupVersion string: " + text);
                }
            }
            default -> problems.invalid(path, Sorted.of(value), NO_STRING);
        }
    }

    private void kind(Json value, String path) {
        switch (value) {
            case JsonString(String text) when text.isEmpty() -> problems.required(path);
            case JsonString(String text) -> {
                List<String> complaints = Names.label1035(text.toLowerCase(Locale.ROOT));
                if (!complaints.isEmpty()) {
                    problems.invalid(
                            path,
                            text,
                            "may have mixed case, but should otherwise match: "
                                    + String.join(",", complaints));
                }
            }
            default -> problems.invalid(path, Sorted.of(value), NO_STRING);
        }
    }

    private void metadata(Json value, Where where) {
        if (!(value instanceof JsonObject json)) {
            return; // refused by the decoder
        }
        var meta = new ObjectMeta(json);
        var named = meta.name().isEmpty() ? meta.with("name", Json.of("fakename")) : meta;
        Scope scope = meta.namespace().isEmpty() ? Scope.CLUSTER : Scope.NAMESPACED;
        MetadataRules.problems(named, ANY_PATH_SEGMENT, scope)
                .forEach(problem ->
                        problems.add(
                                new FieldError(
                                        problem.type(),
                                        where.property(problem.path()).toString(),
                                        problem.text())));
    }
}
