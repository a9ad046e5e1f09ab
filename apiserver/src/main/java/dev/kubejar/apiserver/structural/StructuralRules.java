package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Whether a schema is structural: every value that it knows has a type, outside of the junctors;
/// under the junctors stand only value validations.
///
/// Source:
/// [ValidateStructural](https://pkg.go.dev/k8s.io/apiextensions-apiserver/pkg/apiserver/schema#ValidateStructural)
final class StructuralRules {
    private static final Set<String> METADATA_NAMES = Set.of("name", "generateName");

    private final Problems problems = new Problems();

    /// Where a schema stands in the one around it.
    private enum Level {
        ROOT("must not be empty at the root"),
        ITEM("must not be empty for specified array items"),
        FIELD("must not be empty for specified object fields");

        private final String typeMissing;

        Level(String typeMissing) {
            this.typeMissing = typeMissing;
        }
    }

    private StructuralRules() {}

    /// In the order of their texts, as upstream sorts them.
    static List<FieldError> problems(StructuralSchema schema, String path) {
        var rules = new StructuralRules();
        rules.schema(schema, Level.ROOT, path);
        var all = new ArrayList<>(rules.problems.list());
        all.addAll(Completeness.problems(schema, path));
        all.sort(Comparator.comparing(FieldError::message));
        return all;
    }

    private void schema(StructuralSchema schema, Level level, String path) {
        JsonObject json = schema.json();
        if (json.string("type").equals("array") && schema.items().isEmpty()) {
            problems.required(path + ".items", "must be specified");
        }
        schema.items().ifPresent(items -> schema(items, Level.ITEM, path + ".items"));
        schema.properties()
                .forEach((name, property) ->
                        schema(property, Level.FIELD, path + ".properties[" + name + "]"));
        if (schema.additionalProperties().isPresent()) {
            additionalProperties(schema, level, path + ".additionalProperties");
        }
        extensions(schema, path);
        JunctorRules.check(schema, path, problems);
        type(schema, level, path);
        metadata(schema, level, path);
    }

    private void additionalProperties(StructuralSchema schema, Level level, String path) {
        if (level == Level.ROOT) {
            problems.forbidden(path, "must not be used at the root");
        }
        if (schema.extensions().embeddedResource()) {
            problems.forbidden(path, "must not be used if x-kubernetes-embedded-resource is set");
        }
        if (schema.json().findObject("additionalProperties").isPresent()) {
            schema.additionalProperties().ifPresent(values -> schema(values, Level.FIELD, path));
        }
    }

    private void extensions(StructuralSchema schema, String path) {
        if (!schema.extensions().intOrString()) {
            return;
        }
        String why = "must be false if x-kubernetes-int-or-string is true";
        if (schema.extensions().preservesUnknownFields()) {
            problems.invalid(path + ".x-kubernetes-preserve-unknown-fields", Json.of(true), why);
        }
        if (schema.extensions().embeddedResource()) {
            problems.invalid(path + ".x-kubernetes-embedded-resource", Json.of(true), why);
        }
    }

    private void type(StructuralSchema schema, Level level, String path) {
        String type = schema.json().string("type");
        String place = path + ".type";
        if (schema.extensions().embeddedResource() && !type.equals("object")) {
            String why = "must be object if x-kubernetes-embedded-resource is true";
            if (type.isEmpty()) {
                problems.required(place, why);
            } else {
                problems.invalid(place, type, why);
            }
        } else if (type.isEmpty()
                && !schema.extensions().intOrString()
                && !schema.extensions().preservesUnknownFields()) {
            problems.required(place, level.typeMissing);
        }
        if (level == Level.ROOT && !type.isEmpty() && !type.equals("object")) {
            problems.invalid(place, type, "must be object at the root");
        }
    }

    // ---- metadata

    private void metadata(StructuralSchema schema, Level level, String path) {
        boolean isResource = level == Level.ROOT || schema.extensions().embeddedResource();
        if (isResource) {
            metaType(schema, "kind", "string", path);
            metaType(schema, "apiVersion", "string", path);
            metaType(schema, "metadata", "object", path);
        }
        StructuralSchema metadata = schema.properties().get("metadata");
        if (metadata != null && level == Level.ROOT && saysMoreThanNames(metadata.json())) {
            problems.forbidden(
                    path + ".properties[metadata]",
                    "must not specify anything other than name and generateName, but metadata is"
                            + " implicitly specified");
        }
        boolean empty =
                schema.properties().isEmpty() && !schema.extensions().preservesUnknownFields();
        if (schema.extensions().embeddedResource() && empty) {
            problems.required(
                    path + ".properties",
                    "must not be empty if x-kubernetes-embedded-resource is true without"
                            + " x-kubernetes-preserve-unknown-fields");
        }
    }

    private void metaType(StructuralSchema schema, String name, String wanted, String path) {
        StructuralSchema property = schema.properties().get(name);
        if (property != null && !property.json().string("type").equals(wanted)) {
            problems.invalid(
                    path + ".properties[" + name + "].type",
                    property.json().string("type"),
                    "must be " + wanted);
        }
    }

    private static boolean saysMoreThanNames(JsonObject metadata) {
        boolean onlyNames = METADATA_NAMES.containsAll(metadata.object("properties").keys());
        JsonObject rest = metadata.without("type").without("default").without("example");
        JsonObject more = onlyNames ? rest.without("properties") : rest;
        return more.keys().stream()
                .anyMatch(key -> !SchemaRules.isEmpty(more.find(key).orElseThrow()));
    }
}
