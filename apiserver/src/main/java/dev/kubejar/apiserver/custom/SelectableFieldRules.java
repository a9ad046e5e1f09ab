package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.SchemaPath;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.HashSet;
import java.util.List;
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
        switch (SchemaPath.findByNames(jsonPath, schema)) {
            case SchemaPath.Wrong(String reason) ->
                    problems.invalid(path, jsonPath, "is an invalid path: " + reason);
            case SchemaPath.Found(String field, StructuralSchema target) -> {
                found(jsonPath, path, field, target);
                if (!seen.add(field)) {
                    problems.add(FieldError.duplicate(path, Json.of(jsonPath)));
                }
            }
        }
    }

    private void found(String jsonPath, String path, String field, StructuralSchema target) {
        if (field.equals("metadata") || field.startsWith("metadata.")) {
            problems.invalid(path, jsonPath, "must not point to fields in metadata");
        }
        boolean selectable =
                switch (target.type()) {
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
    }
}
