package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What makes the selectable fields of a version invalid: each must lead to a text, a number or a
/// flag of the schema.
record SelectableFieldRules(StructuralSchema schema, Problems problems) {
    private static final int MAX_FIELDS = 8;

    void check(List<String> fields, String path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            check(fields.get(i), path + "[" + i + "].jsonPath", seen);
        }
        if (seen.size() > MAX_FIELDS) {
            problems.add(FieldError.tooMany(path, seen.size(), MAX_FIELDS));
        }
    }

    private void check(String jsonPath, String path, Set<String> seen) {
        if (jsonPath.isEmpty()) {
            problems.required(path);
            return;
        }
        Optional<String> wrong = complaint(jsonPath);
        if (wrong.isPresent()) {
            problems.invalid(path, jsonPath, "is an invalid path: " + wrong.get());
            return;
        }
        if (jsonPath.startsWith(".metadata.") || jsonPath.equals(".metadata")) {
            problems.invalid(path, jsonPath, "must not point to fields in metadata");
        }
        boolean selectable =
                switch (target(jsonPath).map(StructuralSchema::type).orElseThrow()) {
                    case STRING, BOOLEAN, INTEGER -> true;
                    case OBJECT, ARRAY, NUMBER, ANY -> false;
                };
        if (!selectable) {
            problems.invalid(
                    path,
                    jsonPath,
                    "must point to a field of type string, boolean or integer. Enum string fields"
                            + " and strings with formats are allowed.");
        }
        if (!seen.add(jsonPath)) {
            problems.add(FieldError.duplicate(path, Json.of(jsonPath)));
        }
    }

    /// Why the path cannot be followed; empty when it can.
    private Optional<String> complaint(String jsonPath) {
        if (!jsonPath.startsWith(".")) {
            String token = jsonPath.split("[.\\[\\]]", 2)[0];
            return Optional.of("expected [ or . but got: " + token);
        }
        if (jsonPath.contains("[")) {
            return Optional.of("array notation is not allowed");
        }
        if (jsonPath.endsWith(".")) {
            return Optional.of("unexpected end of JSON path");
        }
        return target(jsonPath).isPresent()
                ? Optional.empty()
                : Optional.of("does not refer to a valid field");
    }

    private Optional<StructuralSchema> target(String jsonPath) {
        Optional<StructuralSchema> place = Optional.of(schema);
        for (String name : jsonPath.substring(1).split("\\.", -1)) {
            place =
                    place.flatMap(it ->
                            it.properties().containsKey(name)
                                    ? Optional.of(it.properties().get(name))
                                    : it.properties().isEmpty()
                                            ? it.additionalProperties()
                                            : Optional.empty());
        }
        return place;
    }
}
