package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known of the value at one place of an object: its type, what lies inside it, and how it
/// is merged.
///
/// Compiled from OpenAPI's own words, so a custom resource's schema reads the same way: `{"type":
/// "array", "items": {"$ref": "…v1.Container"}, "x-kubernetes-list-type": "map", …}`. A reference
/// is followed when its target is asked for, never before; types may contain themselves.
public final class Schema {
    /// Of a value about which nothing is known.
    public static final Schema ANYTHING =
            of(
                    JsonObject.EMPTY,
                    name -> {
                        throw new IllegalStateException("no type " + name);
                    });

    /// Of a value whose parts merge as their own types tell: objects field by field, all else as a
    /// whole.
    public static final Schema DEDUCED =
            of(
                    JsonObject.of("x-kubernetes-preserve-unknown-fields", Json.of(true)),
                    name -> {
                        throw new IllegalStateException("no type " + name);
                    });

    private final JsonObject json;
    private final Function<String, Schema> definitions;
    private final String name;
    private final String reference;
    private final Type type;
    private final Map<String, Schema> properties;
    private final Optional<Schema> items;
    private final Optional<Schema> additionalProperties;
    private final Set<String> required;
    private final Set<PatchStrategy> patchStrategies;
    private final Map<String, Json> zerosInGo;
    private final Map<String, String> managedNames;
    private final FieldOrder order;

    /// What [#reference] names, once it was asked for. A race is harmless: it is one instance.
    private @Nullable Schema target;

    /// What kind of JSON value stands here.
    public enum Type {
        OBJECT,
        ARRAY,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /// `80` or `"http"`.
        INT_OR_STRING,
        /// `"500m"`, or a bare number.
        QUANTITY,
        /// Anything: the schema ends here and the value is kept as it is.
        ANY
    }

    /// A schema without a name of its own.
    ///
    /// @param json one schema in OpenAPI's words
    /// @param definitions finds the target of a `$ref` by its last path segment
    public static Schema of(JsonObject json, Function<String, Schema> definitions) {
        return new Schema("", json, definitions);
    }

    /// A schema that other schemas may refer to.
    ///
    /// @param name of the type that `json` defines, such as `io.k8s.api.apps.v1.DeploymentSpec`
    public static Schema named(String name, JsonObject json, Function<String, Schema> definitions) {
        return new Schema(name, json, definitions);
    }

    private Schema(String name, JsonObject json, Function<String, Schema> definitions) {
        this.json = json;
        this.definitions = definitions;
        this.reference = reference(json);
        this.name = reference.isEmpty() ? name : reference;
        this.type = typeOf(json);
        this.properties = compileProperties(json, definitions);
        this.items = json.findObject("items").map(inner -> of(inner, definitions));
        this.additionalProperties =
                json.findObject("additionalProperties").map(inner -> of(inner, definitions));
        this.required = Collections.unmodifiableSet(new HashSet<>(json.strings("required")));
        this.patchStrategies = strategies(json.string("x-kubernetes-patch-strategy"));
        this.zerosInGo = zeros(json);
        this.managedNames = managedNames(properties.keySet());
        this.order = FieldOrder.of(properties.keySet());
    }

    private static String reference(JsonObject json) {
        String ref =
                json.findString("$ref")
                        .orElseGet(() ->
                                json.objects("allOf").stream()
                                        .map(one -> one.string("$ref"))
                                        .findFirst()
                                        .orElse(""));
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static Type typeOf(JsonObject json) {
        if (json.bool("x-kubernetes-int-or-string")
                || json.string("format").equals("int-or-string")) {
            return Type.INT_OR_STRING;
        }
        if (json.string("format").equals("quantity")) {
            return Type.QUANTITY;
        }
        return switch (json.string("type")) {
            case "object" ->
                    json.bool("x-kubernetes-preserve-unknown-fields") && !json.has("properties")
                            ? Type.ANY
                            : Type.OBJECT;
            case "array" -> Type.ARRAY;
            case "string" -> Type.STRING;
            case "integer" -> Type.INTEGER;
            case "number" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            default -> Type.ANY;
        };
    }

    private static Map<String, Schema> compileProperties(
            JsonObject json, Function<String, Schema> definitions) {
        var compiled = new LinkedHashMap<String, Schema>();
        json.object("properties")
                .forEach((name, property) -> {
                    if (property instanceof JsonObject schema) {
                        compiled.put(name, of(schema, definitions));
                    }
                });
        return Collections.unmodifiableMap(compiled);
    }

    private static Map<String, String> managedNames(Set<String> properties) {
        var names = HashMap.<String, String>newHashMap(properties.size());
        properties.forEach(name -> names.put(name, "f:" + name));
        return names.isEmpty() ? Map.of() : Collections.unmodifiableMap(names);
    }

    private static Map<String, Json> zeros(JsonObject json) {
        var zeros = new LinkedHashMap<String, Json>();
        json.object("properties")
                .forEach((name, property) -> {
                    if (property instanceof JsonObject schema) {
                        schema.find("x-go-zero").ifPresent(zero -> zeros.put(name, zero));
                    }
                });
        return zeros.isEmpty() ? Map.of() : Collections.unmodifiableMap(zeros);
    }

    private static Set<PatchStrategy> strategies(String words) {
        var strategies = EnumSet.noneOf(PatchStrategy.class);
        for (String word : words.split(",", -1)) {
            switch (word) {
                case "merge" -> strategies.add(PatchStrategy.MERGE);
                case "replace" -> strategies.add(PatchStrategy.REPLACE);
                case "retainKeys" -> strategies.add(PatchStrategy.RETAIN_KEYS);
                default -> {} // none stated
            }
        }
        return Collections.unmodifiableSet(strategies);
    }

    /// The schema that says what is inside: this one, or the one it refers to.
    private Schema target() {
        if (reference.isEmpty()) {
            return this;
        }
        Schema known = target;
        if (known == null) {
            known = definitions.apply(reference);
            target = known;
        }
        return known;
    }

    public Type type() {
        return target().type;
    }

    /// `int32`, `int64`, `double`, `byte`, `date-time`… or empty.
    public String format() {
        return target().json.string("format");
    }

    /// The type's full name, such as `io.k8s.api.apps.v1.DeploymentSpec`; empty for scalars, lists,
    /// maps and inline types.
    public String typeName() {
        return name;
    }

    /// The fields of an object in upstream's order; empty for a map and for what is no object.
    public Map<String, Schema> properties() {
        return target().properties;
    }

    public Optional<Schema> property(String name) {
        return Optional.ofNullable(properties().get(name));
    }

    /// The order of the fields of an object as upstream writes it; fields that the schema does not
    /// name come last.
    Comparator<String> order() {
        return target().order;
    }

    /// The struct that may stand in the place of another value, such as a schema in that of a
    /// boolean.
    public Optional<Schema> alternative() {
        return target().json.findString("x-go-struct").map(struct -> definitions.apply(struct));
    }

    /// The schema of a list's elements.
    public Optional<Schema> items() {
        return target().items;
    }

    /// The schema of a map's values.
    public Optional<Schema> additionalProperties() {
        return target().additionalProperties;
    }

    public boolean isRequired(String property) {
        return target().required.contains(property);
    }

    /// Whether fields that the schema does not name are kept.
    public boolean preservesUnknownFields() {
        return type() == Type.ANY || target().json.bool("x-kubernetes-preserve-unknown-fields");
    }

    /// A list without a word on it is atomic.
    public ListType listType() {
        return switch (json.string("x-kubernetes-list-type")) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    /// The fields that tell the elements of a [ListType#MAP] apart, such as `containerPort` and
    /// `protocol`.
    public List<String> listMapKeys() {
        return json.strings("x-kubernetes-list-map-keys");
    }

    /// Whether server-side apply treats an object or map as one value.
    public boolean isAtomicMap() {
        String here = json.string("x-kubernetes-map-type");
        return (here.isEmpty() ? target().json.string("x-kubernetes-map-type") : here)
                .equals("atomic");
    }

    /// The key by which a strategic merge patch tells list elements apart, such as `name`.
    public Optional<String> patchMergeKey() {
        return json.findString("x-kubernetes-patch-merge-key");
    }

    public Set<PatchStrategy> patchStrategies() {
        return patchStrategies;
    }

    /// The default that the schema states, such as `"TCP"` of a port's protocol. Not every default
    /// of Kubernetes is stated there: most are code, in a kind's [dev.kubejar.api.kind.Rules].
    public Optional<Json> defaultValue() {
        return json.find("default");
    }

    /// The values that are allowed, if the schema states them.
    public List<Json> enums() {
        return json.array("enum").values();
    }

    /// The field's number in protobuf; 0 where there is none.
    public int wireNumber() {
        return (int) json.integer("x-protobuf-number", 0);
    }

    /// The numbers of the structs that Go embeds around the field, outermost first; mostly none.
    public List<Integer> wireInside() {
        return json.array("x-protobuf-inside").values().stream()
                .filter(JsonInteger.class::isInstance)
                .map(number -> (int) ((JsonInteger) number).value())
                .toList();
    }

    /// Whether Go writes the field, which is optional, when it is zero: `replicas: 0`.
    public boolean keepsZero() {
        return json.bool("x-go-keeps-zero");
    }

    /// What a Go object has in fields that nobody has set: `{}` in a struct that Go holds by value,
    /// `null` in a list without `omitempty`. All other fields are absent until set, and in a custom
    /// resource all are.
    ///
    /// Field ownership looks at it: nobody becomes the owner of `spec` itself, which is always
    /// there.
    public Map<String, Json> zerosInGo() {
        return target().zerosInGo;
    }

    /// The fields by their names as `metadata.managedFields` writes them, such as `f:replicas`: one
    /// text for all objects of the type.
    public Map<String, String> managedNames() {
        return target().managedNames;
    }

    /// Whether what lies inside is known from the value alone.
    public boolean isDeduced() {
        return type() == Type.ANY && target().json.bool("x-kubernetes-preserve-unknown-fields");
    }

    /// Whether this is a kind that can be sent as protobuf.
    public boolean isWireKind() {
        return target().json.bool("x-protobuf-kind");
    }

    /// Go's name of the type, as upstream's decoder prints it: `int32`, `[]v1.Container`,
    /// `map[string]string`.
    public String goType() {
        return json.findString("x-go-type")
                .orElseGet(() -> name.isEmpty() ? goTypeInPlace() : shortName(2));
    }

    private String goTypeInPlace() {
        return switch (type) {
            case OBJECT ->
                    "map[string]" + additionalProperties.map(Schema::goType).orElse("interface {}");
            case ARRAY -> "[]" + items.map(Schema::goType).orElse("interface {}");
            case STRING -> json.string("format").equals("byte") ? "[]uint8" : "string";
            case INTEGER -> json.findString("format").orElse("int64");
            case NUMBER -> "float64";
            case BOOLEAN -> "bool";
            case INT_OR_STRING -> "intstr.IntOrString";
            case QUANTITY -> "resource.Quantity";
            case ANY -> "interface {}";
        };
    }

    /// Go's name of the struct alone, such as `DeploymentSpec`.
    String structName() {
        return shortName(1);
    }

    /// The last `segments` of the type's full name: `DeploymentSpec`, `v1.DeploymentSpec`.
    private String shortName(int segments) {
        int from = name.length();
        for (int i = 0; i < segments && from > 0; i++) {
            from = name.lastIndexOf('.', from - 1);
        }
        return name.substring(from + 1);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
