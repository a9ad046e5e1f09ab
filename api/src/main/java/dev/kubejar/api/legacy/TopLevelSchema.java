package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// CustomResourceDefinition in `apiextensions.k8s.io/v1beta1`: one `version`, or one `validation`,
/// `subresources` and `additionalPrinterColumns` for all versions; unknown fields are kept unless
/// told otherwise, and a schema need not say the types of its objects.
///
/// A definition without a schema, or one that keeps unknown fields, becomes one whose schema says
/// `x-kubernetes-preserve-unknown-fields` of each object in it.
final class TopLevelSchema implements OldVersion {
    private static final String KEEPS_UNKNOWN = "preserveUnknownFields";
    private static final String SCHEMA = "openAPIV3Schema";
    private static final String COLUMNS = "additionalPrinterColumns";

    /// The name for all versions, and the name in one version.
    private static final Map<String, String> SHARED =
            Map.of("validation", "schema", "subresources", "subresources", COLUMNS, COLUMNS);

    @Override
    public ApiObject defaulted(ApiObject old) {
        JsonObject spec = old.spec().withDefault("scope", "Namespaced");
        List<JsonObject> versions = versions(spec);
        JsonObject.Builder filled =
                spec.toBuilder()
                        .put("versions", JsonArray.of(versions))
                        .put(KEEPS_UNKNOWN, spec.bool(KEEPS_UNKNOWN, true));
        if (!spec.has("version") && !versions.isEmpty()) {
            filled.put("version", versions.getFirst().string("name"));
        }
        return old.with("spec", filled.build());
    }

    private static List<JsonObject> versions(JsonObject spec) {
        List<JsonObject> named = spec.objects("versions");
        String only = spec.string("version");
        return named.isEmpty() && !only.isEmpty()
                ? List.of(
                        JsonObject.builder()
                                .put("name", only)
                                .put("served", true)
                                .put("storage", true)
                                .build())
                : named;
    }

    // ---- to the successor

    @Override
    public ApiObject toStored(ApiObject old) {
        JsonObject spec = old.spec();
        boolean keepsUnknown = spec.bool(KEEPS_UNKNOWN, true);
        List<JsonObject> versions =
                versions(spec).stream().map(it -> modern(it, spec, keepsUnknown)).toList();
        var modern =
                spec.toBuilder()
                        .put("versions", JsonArray.of(versions))
                        .remove("version")
                        .remove(KEEPS_UNKNOWN);
        SHARED.keySet().forEach(modern::remove);
        spec.findObject("conversion")
                .ifPresent(it -> modern.put("conversion", modernConversion(it)));
        return old.with("spec", modern.build());
    }

    private static JsonObject modern(JsonObject version, JsonObject spec, boolean keepsUnknown) {
        var modern = version.toBuilder();
        SHARED.forEach((shared, own) -> {
            if (!version.has(own)) {
                spec.find(shared).ifPresent(value -> modern.put(own, value));
            }
        });
        JsonObject built = modern.build();
        JsonObject typed =
                everywhere(built.object("schema").object(SCHEMA), TopLevelSchema::typed)
                        .with("type", "object");
        return built.mapObjects(COLUMNS, it -> renamed(it, "JSONPath", "jsonPath"))
                .with(
                        "schema",
                        JsonObject.of(
                                SCHEMA,
                                keepsUnknown
                                        ? everywhere(typed, TopLevelSchema::keepingUnknown)
                                        : typed));
    }

    /// With the type that its keywords imply.
    private static JsonObject typed(JsonObject schema) {
        if (schema.has("type") || schema.bool("x-kubernetes-int-or-string")) {
            return schema;
        }
        return schema.has("properties") || schema.has("additionalProperties")
                ? schema.with("type", "object")
                : schema.has("items") ? schema.with("type", "array") : schema;
    }

    private static JsonObject keepingUnknown(JsonObject schema) {
        boolean isStruct =
                schema.string("type").equals("object") && !schema.has("additionalProperties");
        return isStruct ? schema.with("x-kubernetes-preserve-unknown-fields", true) : schema;
    }

    /// The schema changed from its leaves to its root.
    private static JsonObject everywhere(JsonObject schema, UnaryOperator<JsonObject> change) {
        return change.apply(
                schema.mapObject("properties", fields -> inEach(fields, change))
                        .mapObject("additionalProperties", it -> everywhere(it, change))
                        .mapObject("items", it -> everywhere(it, change)));
    }

    private static JsonObject inEach(JsonObject fields, UnaryOperator<JsonObject> change) {
        var changed = JsonObject.builder();
        fields.forEach((name, field) ->
                changed.put(name, field instanceof JsonObject it ? everywhere(it, change) : field));
        return changed.build();
    }

    private static JsonObject modernConversion(JsonObject old) {
        var webhook = JsonObject.builder();
        old.find("webhookClientConfig").ifPresent(it -> webhook.put("clientConfig", it));
        old.find("conversionReviewVersions")
                .ifPresent(it -> webhook.put("conversionReviewVersions", it));
        JsonObject modern = old.without("webhookClientConfig").without("conversionReviewVersions");
        return old.has("webhookClientConfig")
                ? modern.with(
                        "webhook",
                        webhook.build()
                                .withDefault(
                                        "conversionReviewVersions",
                                        JsonArray.ofStrings(List.of("v1beta1"))))
                : modern;
    }

    // ---- and back

    @Override
    public ApiObject fromStored(ApiObject stored) {
        JsonObject spec = stored.spec();
        List<JsonObject> versions =
                spec.objects("versions").stream()
                        .map(it ->
                                it.mapObjects(
                                        COLUMNS, column -> renamed(column, "jsonPath", "JSONPath")))
                        .toList();
        if (versions.isEmpty()) {
            return stored;
        }
        var old = spec.toBuilder().put("version", versions.getFirst().string("name"));
        Set<String> lifted = new HashSet<>();
        SHARED.forEach((shared, own) ->
                commonPart(versions, own)
                        .ifPresent(value -> {
                            old.put(shared, value);
                            lifted.add(own);
                        }));
        old.put(
                "versions",
                JsonArray.of(versions.stream().map(it -> without(it, lifted)).toList()));
        spec.findObject("conversion").ifPresent(it -> old.put("conversion", oldConversion(it)));
        return stored.with("spec", old.build());
    }

    /// The value of a field that all versions have alike.
    private static Optional<Json> commonPart(List<JsonObject> versions, String field) {
        Optional<Json> first = versions.getFirst().find(field);
        return first.filter(_ -> versions.stream().allMatch(it -> it.find(field).equals(first)));
    }

    private static JsonObject without(JsonObject version, Set<String> fields) {
        var left = version.toBuilder();
        fields.forEach(left::remove);
        return left.build();
    }

    private static JsonObject oldConversion(JsonObject modern) {
        JsonObject webhook = modern.object("webhook");
        var old = modern.without("webhook").toBuilder();
        webhook.find("clientConfig").ifPresent(it -> old.put("webhookClientConfig", it));
        webhook.find("conversionReviewVersions")
                .ifPresent(it -> old.put("conversionReviewVersions", it));
        return old.build();
    }

    private static JsonObject renamed(JsonObject object, String from, String to) {
        return object.find(from).map(it -> object.without(from).with(to, it)).orElse(object);
    }
}
