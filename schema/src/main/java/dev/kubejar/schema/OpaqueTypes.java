package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.schema.TypeReader.ReadType;
import java.util.List;
import java.util.Map;

/// The types that Java's models replace by Java's own (`OffsetDateTime`, `Object`…): upstream gives
/// them names, and no fields.
final class OpaqueTypes {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String EXTENSIONS =
            "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";

    private OpaqueTypes() {}

    static List<ReadType> all() {
        return List.of(
                string(META + "Time", "date-time", "A time as RFC 3339 writes it, to the second."),
                string(
                        META + "MicroTime",
                        "date-time",
                        "A time as RFC 3339 writes it, to the microsecond."),
                string(
                        "io.k8s.apimachinery.pkg.api.resource.Quantity",
                        "quantity",
                        "A number with a suffix: 500m is a half, 1Ki is 1024."),
                string(
                        "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
                        "int-or-string",
                        "A number of 32 bits or a string, such as a port's number or its name."),
                anyObject(META + "FieldsV1", "A set of fields, as a trie."),
                anyObject(META + "Patch", "The body of a PATCH request."),
                anyObject(
                        "io.k8s.apimachinery.pkg.runtime.RawExtension",
                        "An object of any kind, kept as it is."),
                empty(EXTENSIONS + "CustomResourceSubresourceStatus", "Its presence says it all."),
                empty("io.k8s.api.apiserverinternal.v1alpha1.StorageVersionSpec", "Empty."),
                empty("io.k8s.api.scheduling.v1alpha1.BasicSchedulingPolicy", "Empty."),
                anything(EXTENSIONS + "JSON", "Any JSON value."),
                schemaOr("Array", "A schema or a list of schemas."),
                schemaOr("Bool", "A schema or a boolean."),
                schemaOr("StringArray", "A schema or a list of strings."));
    }

    private static ReadType string(String name, String format, String description) {
        return type(
                name,
                JsonObject.builder().put("type", "string").put("format", format).build(),
                description);
    }

    private static ReadType anyObject(String name, String description) {
        return type(
                name,
                JsonObject.builder()
                        .put("type", "object")
                        .put("x-kubernetes-preserve-unknown-fields", true)
                        .build(),
                description);
    }

    private static ReadType empty(String name, String description) {
        return type(name, JsonObject.of("type", Json.of("object")), description);
    }

    private static ReadType anything(String name, String description) {
        return type(name, JsonObject.EMPTY, description);
    }

    private static ReadType schemaOr(String other, String description) {
        return type(
                EXTENSIONS + "JSONSchemaPropsOr" + other,
                JsonObject.of("x-go-struct", Json.of(EXTENSIONS + "JSONSchemaProps")),
                description);
    }

    private static ReadType type(String name, JsonObject schema, String description) {
        return new ReadType(name, schema, Map.of("", description));
    }
}
