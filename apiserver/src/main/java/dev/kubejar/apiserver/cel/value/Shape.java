package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.apiserver.schema.ListType;
import dev.kubejar.apiserver.structural.SchemaType;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What expressions see at one place of a custom resource: the kind of value, what lies in it, and
/// how large it can get. Made once from the schema.
///
/// Source: [type
/// system](https://kubernetes.io/docs/reference/using-api/cel/#type-system-integration)
///
/// @param properties of an object, under their own names
/// @param element of a list, or a map's values
/// @param listType atomic when the schema says nothing
/// @param listMapKeys own names of the properties that tell the elements of a list of type map
///   apart
/// @param maxElements the most characters, bytes, elements or entries that a request can bring; 0
///   for what has no parts
/// @param minSize the fewest bytes of JSON that the value takes
public record Shape(
        Kind kind,
        Map<String, Shape> properties,
        Optional<Shape> element,
        ListType listType,
        List<String> listMapKeys,
        boolean nullable,
        long maxElements,
        long minSize) {

    /// What lies at a place, as far as expressions tell values apart.
    public enum Kind {
        BOOL,
        INT,
        DOUBLE,
        STRING,
        BYTES,
        DURATION,
        DATE,
        DATE_TIME,
        /// `x-kubernetes-int-or-string`: its type shows at run time only.
        INT_OR_STRING,
        LIST,
        MAP,
        OBJECT,
        /// Nothing that an expression could reach.
        UNKNOWN
    }

    private static final Shape PLAIN_STRING =
            scalar(Kind.STRING, false, Sizes.REQUEST - 2, Sizes.MIN_STRING);

    private static final Map<String, Shape> TYPE_AND_NAME =
            Map.of(
                    "apiVersion", PLAIN_STRING,
                    "kind", PLAIN_STRING,
                    "metadata",
                            object(
                                    Map.of("name", PLAIN_STRING, "generateName", PLAIN_STRING),
                                    false,
                                    2));

    public Shape {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        listMapKeys = List.copyOf(listMapKeys);
    }

    /// A value of at most so many characters.
    public static Shape scalar(Kind kind, long maxElements) {
        return scalar(kind, false, maxElements, 1);
    }

    /// An object with these properties.
    public static Shape object(Map<String, Shape> properties) {
        return object(properties, false, 2);
    }

    /// A map of at most so many entries.
    public static Shape map(Shape values, long maxElements) {
        return map(values, false, maxElements);
    }

    private static Shape map(Shape values, boolean nullable, long maxElements) {
        return new Shape(
                Kind.MAP,
                Map.of(),
                Optional.of(values),
                ListType.ATOMIC,
                List.of(),
                nullable,
                maxElements,
                2);
    }

    private static Shape scalar(Kind kind, boolean nullable, long maxElements, long minSize) {
        return new Shape(
                kind,
                Map.of(),
                Optional.empty(),
                ListType.ATOMIC,
                List.of(),
                nullable,
                maxElements,
                minSize);
    }

    private static Shape object(Map<String, Shape> properties, boolean nullable, long minSize) {
        return new Shape(
                Kind.OBJECT,
                properties,
                Optional.empty(),
                ListType.ATOMIC,
                List.of(),
                nullable,
                0,
                minSize);
    }

    /// The shape of a schema's values.
    ///
    /// @param root whether it is a whole resource: `apiVersion`, `kind` and the name are there
    ///   whether or not the schema says so
    public static Shape of(StructuralSchema schema, boolean root) {
        if (schema.extensions().intOrString()) {
            return scalar(
                    Kind.INT_OR_STRING,
                    schema.nullable(),
                    Sizes.ofText(schema, Sizes.REQUEST - 2),
                    1);
        }
        return switch (schema.type()) {
            case ARRAY -> list(schema);
            case OBJECT -> objectOrMap(schema, root);
            case STRING -> text(schema);
            case BOOLEAN -> scalar(Kind.BOOL, schema.nullable(), 0, Sizes.MIN_BOOL);
            case NUMBER -> scalar(Kind.DOUBLE, schema.nullable(), 0, Sizes.MIN_NUMBER);
            case INTEGER -> scalar(Kind.INT, schema.nullable(), 0, Sizes.MIN_NUMBER);
            case ANY -> scalar(Kind.UNKNOWN, schema.nullable(), 0, 0);
        };
    }

    /// That of a schema inside of another: an embedded resource is a root of its own.
    private static Shape of(StructuralSchema schema) {
        return of(schema, schema.extensions().embeddedResource());
    }

    private static Shape list(StructuralSchema schema) {
        Optional<Shape> element = schema.items().map(Shape::of);
        long most =
                Sizes.bound(
                        schema.validation().items().max(),
                        element.map(it -> Sizes.mostItems(it.minSize)).orElse(0L));
        return new Shape(
                Kind.LIST,
                Map.of(),
                element,
                schema.extensions().listType().orElse(ListType.ATOMIC),
                schema.extensions().listMapKeys(),
                schema.nullable(),
                most,
                2);
    }

    private static Shape objectOrMap(StructuralSchema schema, boolean root) {
        Optional<Shape> values =
                schema.additionalProperties()
                        .filter(it -> !it.equals(StructuralSchema.EMPTY))
                        .map(Shape::of);
        if (values.isPresent() && !root) {
            return map(schema, values.get());
        }
        var properties = new LinkedHashMap<String, Shape>();
        schema.properties().forEach((name, property) -> properties.put(name, of(property)));
        if (root && !tellsTypeAndName(schema)) {
            properties.putAll(TYPE_AND_NAME);
        }
        return object(properties, schema.nullable(), minSize(schema, properties));
    }

    private static Shape map(StructuralSchema schema, Shape values) {
        long most =
                Sizes.bound(
                        schema.validation().properties().max(), Sizes.mostEntries(values.minSize));
        return map(values, schema.nullable(), most);
    }

    private static boolean tellsTypeAndName(StructuralSchema schema) {
        StructuralSchema metadata =
                schema.properties().getOrDefault("metadata", StructuralSchema.EMPTY);
        return isText(schema, "apiVersion")
                && isText(schema, "kind")
                && isText(metadata, "name")
                && isText(metadata, "generateName");
    }

    private static boolean isText(StructuralSchema schema, String property) {
        return schema.properties().getOrDefault(property, StructuralSchema.EMPTY).type()
                == SchemaType.STRING;
    }

    /// `{}` and what is required and has no default.
    private static long minSize(StructuralSchema schema, Map<String, Shape> properties) {
        long size = 2;
        for (String name : schema.validation().required()) {
            StructuralSchema property = schema.properties().get(name);
            Shape shape = properties.get(name);
            if (shape != null
                    && shape.isVisible()
                    && (property == null || property.defaultValue().isEmpty())) {
                size += name.length() + shape.minSize + 4;
            }
        }
        return size;
    }

    private static Shape text(StructuralSchema schema) {
        boolean nullable = schema.nullable();
        return switch (schema.validation().format()) {
            case "byte" ->
                    scalar(
                            Kind.BYTES,
                            nullable,
                            Sizes.bound(schema.validation().length().max(), Sizes.REQUEST - 2),
                            Sizes.MIN_STRING);
            case "duration" ->
                    scalar(Kind.DURATION, nullable, Sizes.MAX_DURATION, Sizes.MIN_DURATION);
            case "date" -> scalar(Kind.DATE, nullable, Sizes.DATE, Sizes.DATE);
            case "date-time" ->
                    scalar(Kind.DATE_TIME, nullable, Sizes.MAX_DATE_TIME, Sizes.MIN_DATE_TIME);
            default -> {
                List<Json> enums = schema.validation().enums();
                long most = enums.isEmpty() ? Sizes.REQUEST - 2 : longest(enums);
                yield scalar(Kind.STRING, nullable, Sizes.ofText(schema, most), Sizes.MIN_STRING);
            }
        };
    }

    private static long longest(List<Json> enums) {
        return enums.stream()
                .mapToLong(it -> it instanceof JsonString(String text) ? Sizes.utf8(text) : 0)
                .max()
                .orElse(0);
    }

    /// Whether expressions may name what lies here. A list is as visible as its elements.
    public boolean isVisible() {
        return switch (kind) {
            case LIST, MAP -> element.isPresent() && element.get().isVisible();
            case UNKNOWN -> false;
            default -> true;
        };
    }
}
