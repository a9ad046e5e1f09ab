package dev.kubejar.schema;

import com.google.gson.annotations.SerializedName;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.schema.Facts.Fact;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns one model class into a schema in OpenAPI's words, with the facts added.
final class TypeReader {
    private static final String TIME = "io.k8s.apimachinery.pkg.apis.meta.v1.Time";
    private static final String INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";

    private final Map<Class<?>, String> names;
    private final Facts facts;
    private final NamedTypes namedTypes;
    private final GoFields goFields;
    private final ProtoTypes protos;

    TypeReader(
            Map<Class<?>, String> names,
            Facts facts,
            NamedTypes namedTypes,
            GoFields goFields,
            ProtoTypes protos) {
        this.names = names;
        this.facts = facts;
        this.namedTypes = namedTypes;
        this.goFields = goFields;
        this.protos = protos;
    }

    /// A type as the API server keeps it.
    ///
    /// @param schema its facts, without prose
    /// @param descriptions prose by field; the type's own under the empty name
    record ReadType(String name, JsonObject schema, Map<String, String> descriptions) {}

    ReadType read(Class<?> model) {
        String name = names.getOrDefault(model, model.getName());
        var descriptions = new TreeMap<String, String>();
        var properties = new TreeMap<String, JsonObject>();
        Map<String, Field> fields = fields(model);
        List<String> required = required(model);
        fields.forEach((field, declared) -> {
            JsonObject wire = wire(name, field, fields.keySet());
            JsonObject property = property(name, field, declared, wire);
            boolean always = required.contains(field);
            properties.put(field, goFields.withZero(name + "." + field, property, always));
            describe(descriptions, field, description(model, declared));
        });
        ApiModel about = model.getAnnotation(ApiModel.class);
        describe(descriptions, "", about == null ? "" : about.description());
        var schema = JsonObject.builder().put("type", "object");
        if (!properties.isEmpty()) {
            schema.put("properties", JsonObject.of(properties));
        }
        schema.putUnlessEmpty("required", JsonArray.ofStrings(required));
        facts.of(name).words().forEach(schema::put);
        return new ReadType(name, schema.build(), descriptions);
    }

    /// The fields of a model by their names in JSON.
    private static Map<String, Field> fields(Class<?> model) {
        var fields = new TreeMap<String, Field>();
        for (Field field : model.getDeclaredFields()) {
            SerializedName serialized = field.getAnnotation(SerializedName.class);
            if (serialized != null) {
                fields.put(serialized.value(), field);
            }
        }
        return fields;
    }

    /// Where a field is on the wire, and whether its zero is written.
    private JsonObject wire(String type, String field, Set<String> fields) {
        var words = JsonObject.builder();
        if (goFields.keepsZero(type + "." + field)) {
            words.put("x-go-keeps-zero", true);
        }
        protos.wire(type, field, fields)
                .ifPresent(wire -> {
                    List<Json> inside = wire.inside().stream().<Json>map(Json::of).toList();
                    words.putUnlessEmpty("x-protobuf-inside", JsonArray.of(inside));
                    words.put("x-protobuf-number", wire.number());
                });
        return words.build();
    }

    private static void describe(Map<String, String> descriptions, String field, String text) {
        if (!text.isEmpty()) {
            descriptions.put(field, text);
        }
    }

    private JsonObject property(String type, String name, Field field, JsonObject wire) {
        String place = type + "." + name;
        Fact fact = facts.of(place);
        JsonObject unnamed = schema(field.getGenericType(), fact, place);
        JsonObject json = unnamed.string("type").equals("array") ? unnamed : named(unnamed, place);
        var property = json.toBuilder();
        if (json.string("type").equals("array") && !fact.isListUnstated() && !isItems(type, name)) {
            property.put("x-kubernetes-list-type", "atomic");
        }
        fact.words().forEach(property::put);
        wire.forEach(property::put);
        return property.build();
    }

    private static boolean isItems(String type, String field) {
        return type.endsWith("List") && field.equals("items");
    }

    private JsonObject schema(Type type, Fact fact, String place) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? JsonObject.builder()
                            .put("type", "array")
                            .put("items", named(schema(last(generic), fact, place), place))
                            .build()
                    : JsonObject.builder()
                            .put("type", "object")
                            .put("additionalProperties", schema(last(generic), fact, place))
                            .build();
        }
        if (!fact.type().isEmpty()) {
            return reference(fact.type());
        }
        String model = type instanceof Class<?> known ? names.get(known) : null;
        return model == null ? scalar(type, place) : reference(model);
    }

    private static Type last(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    private JsonObject named(JsonObject schema, String place) {
        var builder = schema.toBuilder();
        namedTypes.of(place).forEach(builder::put);
        return builder.build();
    }

    private static JsonObject scalar(Type type, String place) {
        if (type == String.class) {
            return typed("string", "");
        } else if (type == Integer.class) {
            return typed("integer", "int32");
        } else if (type == Long.class) {
            return typed("integer", "int64");
        } else if (type == Boolean.class) {
            return typed("boolean", "");
        } else if (type == Double.class) {
            return typed("number", "double");
        } else if (type == byte[].class) {
            return typed("string", "byte");
        } else if (type == OffsetDateTime.class) {
            return reference(TIME);
        } else if (type == IntOrString.class) {
            return reference(INT_OR_STRING);
        } else if (type == Quantity.class) {
            return reference(QUANTITY);
        }
        throw new IllegalStateException(
                "the model of %s says %s: facts.txt must name its type".formatted(place, type));
    }

    private static JsonObject typed(String type, String format) {
        return JsonObject.builder().put("type", type).putUnlessEmpty("format", format).build();
    }

    private static JsonObject reference(String name) {
        return JsonObject.builder().put("$ref", name).build();
    }

    @SuppressWarnings("unchecked") // the generated models declare Set<String>
    private static List<String> required(Class<?> model) {
        try {
            Set<String> required = (Set<String>) model.getField("openapiRequiredFields").get(null);
            return new ArrayList<>(new TreeSet<>(required));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String description(Class<?> model, Field field) {
        for (Method method : model.getMethods()) {
            ApiModelProperty about = method.getAnnotation(ApiModelProperty.class);
            if (about != null
                    && method.getName().startsWith("get")
                    && method.getName().substring(3).equalsIgnoreCase(javaName(field))) {
                return about.value();
            }
        }
        return "";
    }

    private static String javaName(Field field) {
        return field.getName().startsWith("_") ? field.getName().substring(1) : field.getName();
    }
}
