package dev.kubejar.apiserver.structural;

import com.google.re2j.PatternSyntaxException;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.apiserver.regex.GoRegex;
import java.util.List;

/// Under `allOf`, `anyOf`, `oneOf` and `not` stand only value validations, but for the two ways to
/// say that a value is an integer or a string.
final class JunctorRules {
    private static final JsonArray INT_OR_STRING =
            JsonArray.of(
                    JsonObject.of("type", Json.of("integer")),
                    JsonObject.of("type", Json.of("string")));

    private final Problems problems;

    private JunctorRules(Problems problems) {
        this.problems = problems;
    }

    /// Looks at the junctors of `schema`, and at the pattern beside them.
    static void check(StructuralSchema schema, String path, Problems problems) {
        JsonObject json = schema.json();
        new JunctorRules(problems)
                .values(schema, isIntOrString(json), isIntOrStringInAllOf(json), path);
    }

    private static boolean isIntOrString(JsonObject json) {
        return json.array("anyOf").equals(INT_OR_STRING);
    }

    private static boolean isIntOrStringInAllOf(JsonObject json) {
        return json.objects("allOf").stream().limit(1).anyMatch(JunctorRules::isIntOrString);
    }

    private void values(
            StructuralSchema schema, boolean skipAnyOf, boolean skipAnyOfInAllOf, String path) {
        Branches values = schema.validation().branches();
        if (!skipAnyOf) {
            branches(values.anyOf(), path + ".anyOf");
        }
        for (int i = 0; i < values.allOf().size(); i++) {
            branch(values.allOf().get(i), skipAnyOfInAllOf && i == 0, path + ".allOf[" + i + "]");
        }
        branches(values.oneOf(), path + ".oneOf");
        values.not().ifPresent(not -> branch(not, false, path + ".not"));
        pattern(schema.json().string("pattern"), path + ".pattern");
    }

    private void branches(List<StructuralSchema> branches, String path) {
        for (int i = 0; i < branches.size(); i++) {
            branch(branches.get(i), false, path + "[" + i + "]");
        }
    }

    private void pattern(String pattern, String path) {
        try {
            GoRegex.compile(pattern);
        } catch (PatternSyntaxException e) {
            problems.invalid(
                    path,
                    pattern,
                    "must be a valid regular expression, but isn't: " + e.getMessage());
        }
    }

    private void branch(StructuralSchema branch, boolean skipAnyOf, String path) {
        values(branch, skipAnyOf, false, path);
        branch.items().ifPresent(items -> branch(items, false, path + ".items"));
        branch.properties()
                .forEach((name, property) ->
                        branch(property, false, path + ".properties[" + name + "]"));
        JsonObject json = branch.json();
        mustBeEmpty(json, "type", path);
        mustBeUndefined(json, "additionalProperties", path);
        mustBeUndefined(json, "default", path);
        mustBeEmpty(json, "title", path);
        mustBeEmpty(json, "description", path);
        mustBeFalse(json, "nullable", path);
        mustBeUndefined(json, "externalDocs", path);
        mustBeFalse(json, "x-kubernetes-preserve-unknown-fields", path);
        mustBeFalse(json, "x-kubernetes-embedded-resource", path);
        mustBeFalse(json, "x-kubernetes-int-or-string", path);
        mustBeEmpty(json, "x-kubernetes-list-map-keys", path);
        mustBeUndefined(json, "x-kubernetes-list-type", path);
        mustBeUndefined(json, "x-kubernetes-map-type", path);
        mustBeEmpty(json, "x-kubernetes-validations", path);
        if (branch.properties().containsKey("metadata")) {
            problems.forbidden(
                    path + ".properties[metadata]", "must not be specified in a nested context");
        }
    }

    private void mustBeEmpty(JsonObject json, String key, String path) {
        forbid(json, key, path, "must be empty to be structural");
    }

    private void mustBeFalse(JsonObject json, String key, String path) {
        forbid(json, key, path, "must be false to be structural");
    }

    private void forbid(JsonObject json, String key, String path, String why) {
        if (json.find(key).filter(it -> !SchemaRules.isEmpty(it)).isPresent()) {
            problems.forbidden(path + "." + key, why);
        }
    }

    private void mustBeUndefined(JsonObject json, String key, String path) {
        if (json.has(key)) {
            problems.forbidden(path + "." + key, "must be undefined to be structural");
        }
    }
}
