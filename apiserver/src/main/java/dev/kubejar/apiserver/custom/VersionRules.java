package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.DefinitionVersion;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.GoValue;
import dev.kubejar.apiserver.structural.SchemaRules;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;

/// What makes one version of a custom kind invalid. Each check gets the path under which upstream
/// reports what it looks at.
record VersionRules(DefinitionVersion version, SchemaRules schemas, Problems problems) {
    private static final int MAX_WARNING_LENGTH = 256;

    private static final List<String> COLUMN_TYPES =
            List.of("boolean", "date", "integer", "number", "string");

    private static final List<String> COLUMN_FORMATS =
            List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");

    void deprecation(String path) {
        String warning = version.deprecationWarning().orElse("");
        if (version.deprecationWarning().isEmpty()) {
            return;
        }
        if (!version.isDeprecated()) {
            problems.invalid(path, warning, "can only be set for deprecated versions");
            return;
        }
        if (GoValue.length(warning) > MAX_WARNING_LENGTH) {
            problems.invalid(path, warning, "must be <= 256 characters long");
        }
        if (warning.isEmpty()) {
            problems.invalid(path, warning, "must not be an empty string");
        }
        warning.codePoints()
                .filter(character -> !GoValue.isPrintable(character))
                .findFirst()
                .ifPresent(character ->
                        problems.invalid(
                                path,
                                warning,
                                "must only contain printable UTF-8 characters; non-printable character"
                                        + " found at index "
                                        + GoValue.length(
                                                warning.substring(0, warning.indexOf(character)))));
    }

    /// @param hasStatus whether objects have the subresource `status`
    void schema(String path, boolean hasStatus) {
        version.openApiSchema()
                .ifPresent(schema ->
                        problems.addAll(
                                schemas.problems(schema, path + ".openAPIV3Schema", hasStatus)));
    }

    void subresources(String path) {
        version.scale()
                .ifPresent(scale -> {
                    String at = path + ".scale.";
                    required(
                            scale,
                            at,
                            "specReplicasPath",
                            ".spec.",
                            "should be a json path under .spec");
                    required(
                            scale,
                            at,
                            "statusReplicasPath",
                            ".status.",
                            "should be a json path under .status");
                    String selector = scale.string("labelSelectorPath");
                    if (!selector.isEmpty()
                            && isSimple(selector, at + "labelSelectorPath")
                            && !selector.startsWith(".spec.")
                            && !selector.startsWith(".status.")) {
                        problems.invalid(
                                at + "labelSelectorPath",
                                selector,
                                "should be a json path under either .spec or .status");
                    }
                });
    }

    private void required(JsonObject scale, String at, String name, String under, String words) {
        String path = scale.string(name);
        if (path.isEmpty()) {
            problems.required(at + name);
        } else if (isSimple(path, at + name) && !path.startsWith(under)) {
            problems.invalid(at + name, path, words);
        }
    }

    private boolean isSimple(String jsonPath, String field) {
        boolean simple = jsonPath.startsWith(".");
        if (!simple) {
            problems.invalid(field, jsonPath, "must be a simple json path starting with .");
        }
        return simple;
    }

    void columns(String path) {
        List<JsonObject> columns = version.printerColumns();
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), path + "[" + i + "]");
        }
    }

    private void column(JsonObject column, String path) {
        if (column.string("name").isEmpty()) {
            problems.required(path + ".name");
        }
        String type = column.string("type");
        String types = "must be one of " + String.join(",", COLUMN_TYPES);
        if (type.isEmpty()) {
            problems.required(path + ".type", types);
        } else if (!COLUMN_TYPES.contains(type)) {
            problems.invalid(path + ".type", type, types);
        }
        String format = column.string("format");
        if (!format.isEmpty() && !COLUMN_FORMATS.contains(format)) {
            problems.invalid(
                    path + ".format", format, "must be one of " + String.join(",", COLUMN_FORMATS));
        }
        String jsonPath = column.string("jsonPath");
        if (jsonPath.isEmpty()) {
            problems.required(path + ".JSONPath");
        } else {
            isSimple(jsonPath, path + ".JSONPath");
        }
    }

    void selectableFields(String path) {
        if (version.selectableFields().isEmpty()) {
            return;
        }
        StructuralSchema schema =
                version.openApiSchema().map(StructuralSchema::parse).orElse(StructuralSchema.EMPTY);
        new SelectableFieldRules(schema, problems).check(version.selectableFields(), path);
    }
}
