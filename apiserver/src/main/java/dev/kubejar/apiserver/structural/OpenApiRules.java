package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What each schema in an `openAPIV3Schema` may say by itself: which keywords are supported, which
/// go together.
final class OpenApiRules {
    /// As upstream sorts them.
    private static final List<String> TYPES =
            List.of("array", "boolean", "integer", "number", "object", "string");

    private static final List<String> UNSUPPORTED_MAPS =
            List.of("patternProperties", "definitions");

    private final Problems problems = new Problems();

    /// What stands around a schema.
    ///
    /// @param noDefaults why the schema must not state a default; empty when it may
    /// @param insideMetadata of an object, or of one that it embeds
    private record Surroundings(Optional<String> noDefaults, boolean insideMetadata) {
        Surroundings withoutDefaults(String reason) {
            return new Surroundings(Optional.of(reason), insideMetadata);
        }

        Surroundings inMetadata() {
            return new Surroundings(noDefaults, true);
        }
    }

    private OpenApiRules() {}

    static List<FieldError> problems(JsonObject schema, String path) {
        var rules = new OpenApiRules();
        rules.schema(schema, path, true, new Surroundings(Optional.empty(), false));
        return rules.problems.list();
    }

    private void schema(JsonObject json, String path, boolean isRoot, Surroundings around) {
        keywords(json, path, around);
        if (json.bool("uniqueItems")) {
            problems.forbidden(
                    path + ".uniqueItems",
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }
        additionalProperties(json, path, around);
        json.object("properties")
                .forEach((name, property) ->
                        inner(
                                property,
                                path + ".properties[" + name + "]",
                                aroundProperty(json, name, isRoot, around)));
        inner(json.object("not"), path + ".not", around);
        List.of("allOf", "oneOf", "anyOf").forEach(key -> branches(json, key, path, around));
        map(json, "definitions", path, around);
        inner(json.object("items"), path + ".items", around);
        branches(json, "items", path, around);
        map(json, "dependencies", path, around);
        if (json.find("x-kubernetes-preserve-unknown-fields").equals(Optional.of(Json.of(false)))) {
            problems.invalid(
                    path + ".x-kubernetes-preserve-unknown-fields",
                    Json.of(false),
                    "must be true or undefined");
        }
        problems.addAll(ListAndMapRules.problems(json, path));
        problems.addAll(RuleTexts.problems(json, path));
    }

    private void inner(Json json, String path, Surroundings around) {
        if (json instanceof JsonObject schema && !schema.isEmpty()) {
            schema(schema, path, false, around);
        }
    }

    private void branches(JsonObject json, String key, String path, Surroundings around) {
        List<JsonObject> branches = json.objects(key);
        for (int i = 0; i < branches.size(); i++) {
            inner(branches.get(i), "%s.%s[%d]".formatted(path, key, i), around);
        }
    }

    private void map(JsonObject json, String key, String path, Surroundings around) {
        json.object(key)
                .forEach((name, schema) ->
                        inner(schema, "%s.%s[%s]".formatted(path, key, name), around));
    }

    private static Surroundings aroundProperty(
            JsonObject json, String name, boolean isRoot, Surroundings around) {
        boolean isResource = isRoot || json.bool("x-kubernetes-embedded-resource");
        if (!isResource || !Pruning.META_FIELDS.contains(name)) {
            return around;
        }
        Surroundings inside = around.inMetadata();
        return isRoot ? inside.withoutDefaults("in top-level " + name) : inside;
    }

    private void additionalProperties(JsonObject json, String path, Surroundings around) {
        Json additional = json.find("additionalProperties").orElse(JsonBoolean.TRUE);
        String place = path + ".additionalProperties";
        if (!json.object("properties").isEmpty() && additional != JsonBoolean.TRUE) {
            problems.forbidden(place, "additionalProperties and properties are mutual exclusive");
        }
        inner(
                additional,
                place,
                around.insideMetadata()
                        ? around.withoutDefaults(
                                "inside additionalProperties applying to object metadata")
                        : around);
    }

    private void keywords(JsonObject json, String path, Surroundings around) {
        String type = json.string("type");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            problems.oneOf(path + ".type", type, TYPES);
        }
        if (json.has("default") && around.noDefaults().isPresent()) {
            problems.forbidden(path + ".default", "must not be set " + around.noDefaults().get());
        }
        unsupportedUnless(json.string("id").isEmpty(), "id", path);
        unsupportedUnless(!json.has("additionalItems"), "additionalItems", path);
        UNSUPPORTED_MAPS.forEach(key -> unsupportedUnless(json.object(key).isEmpty(), key, path));
        unsupportedUnless(!json.has("dependencies"), "dependencies", path);
        unsupportedUnless(!json.has("$ref"), "$ref", path);
        if (type.equals("null")) {
            problems.forbidden(
                    path + ".type", "type cannot be set to null, use nullable as an alternative");
        }
        if (json.find("items").orElse(JsonNull.NULL) instanceof JsonArray items
                && !items.isEmpty()) {
            problems.forbidden(path + ".items", "items must be a schema object and not an array");
        }
        if (around.insideMetadata() && json.bool("x-kubernetes-embedded-resource")) {
            problems.forbidden(
                    path + ".x-kubernetes-embedded-resource",
                    "must not be used inside of resource meta");
        }
    }

    private void unsupportedUnless(boolean absent, String key, String path) {
        if (!absent) {
            problems.forbidden(path + "." + key, key + " is not supported");
        }
    }
}
