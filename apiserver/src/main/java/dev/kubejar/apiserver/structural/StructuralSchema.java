package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.ListType;
import dev.kubejar.apiserver.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a CustomResourceDefinition says of the value at one place of its objects: the parsed form
/// of `openAPIV3Schema` and of every schema inside it.
///
/// Immutable. Parsing refuses nothing: whether the schema is a good one is told by the rules of the
/// definition, before it is stored.
///
/// @param json the schema as written
/// @param nullable whether `null` is a value here
/// @param defaultValue taken where the value is absent
/// @param properties by name, in the order written
/// @param items of an array
/// @param additionalProperties of the values under names that `properties` does not have; [#EMPTY]
///   when the schema says `true`, or `false`, which the check of values knows
/// @param preservesUnknownFields fields that the schema does not name are kept, here and below
/// @param embeddedResource the value is an object with `apiVersion`, `kind` and `metadata`
/// @param intOrString the value is an integer or a string
/// @param listType empty when not stated, which means atomic
/// @param listMapKeys fields that tell the elements of a list of type map apart
/// @param mapType `granular` or `atomic`; empty when not stated, which means granular
/// @param rules `x-kubernetes-validations`
public record StructuralSchema(
        JsonObject json,
        SchemaType type,
        String title,
        String description,
        boolean nullable,
        Optional<Json> defaultValue,
        Map<String, StructuralSchema> properties,
        Optional<StructuralSchema> items,
        Optional<StructuralSchema> additionalProperties,
        boolean preservesUnknownFields,
        boolean embeddedResource,
        boolean intOrString,
        Optional<ListType> listType,
        List<String> listMapKeys,
        String mapType,
        List<ValidationRule> rules,
        ValueValidation validation) {

    /// The type of `metadata` in every kind.
    public static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    /// Says nothing: any value is valid, and whatever lies in it is unknown.
    public static final StructuralSchema EMPTY = parse(JsonObject.EMPTY);

    public StructuralSchema {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        listMapKeys = List.copyOf(listMapKeys);
        rules = List.copyOf(rules);
    }

    /// Reads one schema in OpenAPI's words.
    public static StructuralSchema parse(JsonObject json) {
        return new StructuralSchema(
                json,
                SchemaType.named(json.string("type")),
                json.string("title"),
                json.string("description"),
                json.bool("nullable"),
                json.find("default").filter(it -> it != JsonNull.NULL),
                properties(json.object("properties")),
                json.findObject("items").map(StructuralSchema::parse),
                json.find("additionalProperties").flatMap(StructuralSchema::additional),
                json.bool("x-kubernetes-preserve-unknown-fields"),
                json.bool("x-kubernetes-embedded-resource"),
                json.bool("x-kubernetes-int-or-string"),
                listType(json.string("x-kubernetes-list-type")),
                json.strings("x-kubernetes-list-map-keys"),
                json.string("x-kubernetes-map-type"),
                json.objects("x-kubernetes-validations").stream()
                        .map(ValidationRule::parse)
                        .toList(),
                ValueValidation.parse(json));
    }

    private static Map<String, StructuralSchema> properties(JsonObject json) {
        var properties = new LinkedHashMap<String, StructuralSchema>();
        json.forEach((name, schema) -> {
            if (schema instanceof JsonObject object) {
                properties.put(name, parse(object));
            }
        });
        return properties;
    }

    private static Optional<StructuralSchema> additional(Json json) {
        return switch (json) {
            case JsonObject schema -> Optional.of(parse(schema));
            case JsonBoolean _ -> Optional.of(EMPTY);
            default -> Optional.empty();
        };
    }

    private static Optional<ListType> listType(String word) {
        return switch (word) {
            case "atomic" -> Optional.of(ListType.ATOMIC);
            case "set" -> Optional.of(ListType.SET);
            case "map" -> Optional.of(ListType.MAP);
            default -> Optional.empty();
        };
    }

    /// Whether values of `wanted` are of the schema's type.
    boolean allows(SchemaType wanted) {
        return intOrString
                ? wanted == SchemaType.INTEGER || wanted == SchemaType.STRING
                : type == wanted && wanted != SchemaType.ANY;
    }

    /// The type as messages name it: `string`, `integer,string`, or empty for any.
    String typeWords() {
        return intOrString ? "integer,string" : type.word();
    }

    /// The schema of whole objects for merges: types, list types and keys, without what only
    /// validates.
    ///
    /// @param definitions finds [#OBJECT_META]
    public Schema toSchema(Function<String, Schema> definitions) {
        return Schema.of(MergeSchema.of(this, true), definitions);
    }

    /// What the schema says of the field `name`: the property's schema, or that of additional
    /// properties.
    public Optional<StructuralSchema> below(String name) {
        StructuralSchema property = properties.get(name);
        return property != null
                ? Optional.of(property)
                : additionalProperties.filter(schema -> !schema.json.isEmpty());
    }

    /// Whether server-side apply and transition rules treat the object as one value.
    public boolean isAtomicMap() {
        return mapType.equals("atomic");
    }
}
