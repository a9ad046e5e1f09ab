package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
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
/// @param members what it says of the values inside
/// @param extensions what it says in words of Kubernetes' own
public record StructuralSchema(
        JsonObject json,
        SchemaType type,
        boolean nullable,
        Optional<Json> defaultValue,
        Members members,
        Extensions extensions,
        ValueValidation validation) {

    /// The type of `metadata` in every kind.
    public static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    /// Says nothing: any value is valid, and whatever lies in it is unknown.
    public static final StructuralSchema EMPTY = parse(JsonObject.EMPTY);

    /// Reads one schema in OpenAPI's words.
    public static StructuralSchema parse(JsonObject json) {
        return new StructuralSchema(
                json,
                SchemaType.named(json.string("type")),
                json.bool("nullable"),
                json.find("default").filter(it -> it != JsonNull.NULL),
                Members.parse(json),
                Extensions.parse(json),
                ValueValidation.parse(json));
    }

    /// Of an object, by name, in the order written.
    public Map<String, StructuralSchema> properties() {
        return members.properties();
    }

    /// Of an array.
    public Optional<StructuralSchema> items() {
        return members.items();
    }

    /// Of the values under names that [#properties] does not have; [#EMPTY] when the schema says
    /// `true`, or `false`, which the check of values knows.
    public Optional<StructuralSchema> additionalProperties() {
        return members.additional();
    }

    /// Whether values of `wanted` are of the schema's type.
    boolean allows(SchemaType wanted) {
        return extensions.intOrString()
                ? wanted == SchemaType.INTEGER || wanted == SchemaType.STRING
                : type == wanted && wanted != SchemaType.ANY;
    }

    /// The type as messages name it: `string`, `integer,string`, or empty for any.
    String typeWords() {
        return extensions.intOrString() ? "integer,string" : type.word();
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
        StructuralSchema property = properties().get(name);
        return property != null
                ? Optional.of(property)
                : additionalProperties().filter(schema -> !schema.json.isEmpty());
    }
}
