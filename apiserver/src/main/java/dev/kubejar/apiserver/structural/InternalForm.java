package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/// A schema as upstream holds it while it checks a definition, and prints it in messages: every
/// field under its Go name, in Go's order, those that were not set, too.
///
/// Source:
/// [JSONSchemaProps](https://pkg.go.dev/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions#JSONSchemaProps)
public final class InternalForm {
    private final JsonObject schema;
    private final JsonObject.Builder form = JsonObject.builder();

    private InternalForm(JsonObject schema) {
        this.schema = schema;
    }

    /// The form of a schema in JSON's words.
    public static JsonObject of(JsonObject schema) {
        var form = new InternalForm(schema);
        form.numbersAndTexts();
        form.inside();
        form.extensions();
        return form.form.build();
    }

    private void numbersAndTexts() {
        text("ID", "id");
        text("Schema", "$schema");
        value("Ref", "$ref");
        text("Description", "description");
        text("Type", "type");
        flag("Nullable", "nullable");
        text("Format", "format");
        text("Title", "title");
        value("Default", "default");
        value("Maximum", "maximum");
        flag("ExclusiveMaximum", "exclusiveMaximum");
        value("Minimum", "minimum");
        flag("ExclusiveMinimum", "exclusiveMinimum");
        value("MaxLength", "maxLength");
        value("MinLength", "minLength");
        text("Pattern", "pattern");
        value("MaxItems", "maxItems");
        value("MinItems", "minItems");
        flag("UniqueItems", "uniqueItems");
        value("MultipleOf", "multipleOf");
        value("Enum", "enum");
        value("MaxProperties", "maxProperties");
        value("MinProperties", "minProperties");
        value("Required", "required");
    }

    private void inside() {
        made("Items", "items", InternalForm::schemaOrArray);
        made("AllOf", "allOf", InternalForm::list);
        made("OneOf", "oneOf", InternalForm::list);
        made("AnyOf", "anyOf", InternalForm::list);
        made("Not", "not", InternalForm::one);
        made("Properties", "properties", map(InternalForm::one));
        made("AdditionalProperties", "additionalProperties", InternalForm::schemaOrBool);
        made("PatternProperties", "patternProperties", map(InternalForm::one));
        made("Dependencies", "dependencies", map(InternalForm::schemaOrNames));
        made("AdditionalItems", "additionalItems", InternalForm::schemaOrBool);
        made("Definitions", "definitions", map(InternalForm::one));
        made("ExternalDocs", "externalDocs", InternalForm::documentation);
        value("Example", "example");
    }

    private void extensions() {
        value("XPreserveUnknownFields", "x-kubernetes-preserve-unknown-fields");
        flag("XEmbeddedResource", "x-kubernetes-embedded-resource");
        flag("XIntOrString", "x-kubernetes-int-or-string");
        value("XListMapKeys", "x-kubernetes-list-map-keys");
        value("XListType", "x-kubernetes-list-type");
        value("XMapType", "x-kubernetes-map-type");
        made("XValidations", "x-kubernetes-validations", InternalForm::rules);
    }

    private void text(String name, String key) {
        form.put(name, schema.string(key));
    }

    private void flag(String name, String key) {
        form.put(name, schema.bool(key));
    }

    private void value(String name, String key) {
        made(name, key, Sorted::of);
    }

    private void made(String name, String key, Function<Json, Json> make) {
        form.put(name, schema.find(key).map(make).orElse(JsonNull.NULL));
    }

    // ---- schemas in schemas

    private static Json one(Json json) {
        return json instanceof JsonObject schema ? of(schema) : JsonNull.NULL;
    }

    private static Json list(Json json) {
        return json instanceof JsonArray schemas
                ? JsonArray.of(schemas.values().stream().map(InternalForm::one).toList())
                : JsonNull.NULL;
    }

    private static Function<Json, Json> map(Function<Json, Json> make) {
        return json -> {
            var map = JsonObject.builder();
            if (Sorted.of(json) instanceof JsonObject entries) {
                entries.forEach((key, value) -> map.put(key, make.apply(value)));
            }
            return map.build();
        };
    }

    private static Json schemaOrArray(Json json) {
        return JsonObject.of("Schema", one(json)).with("JSONSchemas", list(json));
    }

    private static Json schemaOrBool(Json json) {
        return JsonObject.of("Allows", Json.of(json != JsonBoolean.FALSE))
                .with("Schema", one(json));
    }

    private static Json schemaOrNames(Json json) {
        return JsonObject.of("Schema", one(json))
                .with("Property", json instanceof JsonArray names ? names : JsonNull.NULL);
    }

    private static Json documentation(Json json) {
        JsonObject docs = json instanceof JsonObject object ? object : JsonObject.EMPTY;
        return JsonObject.of("Description", Json.of(docs.string("description")))
                .with("URL", docs.string("url"));
    }

    private static Json rules(Json json) {
        List<JsonObject> rules = json instanceof JsonArray array ? array.objects() : List.of();
        return JsonArray.of(rules.stream().map(InternalForm::rule).toList());
    }

    private static JsonObject rule(JsonObject rule) {
        return JsonObject.builder()
                .put("Rule", rule.string("rule"))
                .put("Message", rule.string("message"))
                .put("MessageExpression", rule.string("messageExpression"))
                .put("Reason", rule.find("reason").orElse(JsonNull.NULL))
                .put("FieldPath", rule.string("fieldPath"))
                .put("OptionalOldSelf", rule.find("optionalOldSelf").orElse(JsonNull.NULL))
                .build();
    }
}
