package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The messages of the built-in types, each made when first asked for. Safe for any thread.
final class Messages {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    /// Kinds that upstream knows in every group and version.
    private static final Set<String> OF_ALL_GROUPS =
            Set.of(
                    "APIGroup",
                    "APIGroupList",
                    "APIResourceList",
                    "APIVersions",
                    "DeleteOptions",
                    "Status");

    private final Schemas schemas;
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    Messages(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The message of a kind; empty for one that has no protobuf.
    Optional<Message> ofKind(String apiVersion, String kind) {
        if (OF_ALL_GROUPS.contains(kind)) {
            return Optional.of(of(schemas.definition(META + kind)));
        }
        if (apiVersion.equals("meta.k8s.io/v1") || apiVersion.equals("meta.k8s.io/v1beta1")) {
            return partial(kind).map(this::of);
        }
        return schemas.of(apiVersion, kind).filter(Schema::isWireKind).map(this::of);
    }

    Message of(Schema schema) {
        Message known = messages.get(schema.typeName());
        return known != null
                ? known
                : messages.computeIfAbsent(schema.typeName(), _ -> Message.of(schema));
    }

    /// The kinds of metadata alone, which no OpenAPI document defines.
    private Optional<Schema> partial(String kind) {
        return switch (kind) {
            case "PartialObjectMetadata" ->
                    Optional.of(
                            struct(kind, Map.of("metadata", numbered(1, reference("ObjectMeta")))));
            case "PartialObjectMetadataList" ->
                    Optional.of(
                            struct(
                                    kind,
                                    Map.of(
                                            "metadata",
                                            numbered(1, reference("ListMeta")),
                                            "items",
                                            numbered(2, listOf("PartialObjectMetadata")))));
            default -> Optional.empty();
        };
    }

    private Schema struct(String kind, Map<String, Json> properties) {
        JsonObject json =
                JsonObject.builder()
                        .put("type", "object")
                        .put("properties", JsonObject.of(properties))
                        .build();
        return Schema.named(META + kind, json, this::definition);
    }

    private Schema definition(String name) {
        return name.startsWith(META + "Partial")
                ? partial(name.substring(META.length())).orElseThrow()
                : schemas.definition(name);
    }

    private static Json numbered(int number, JsonObject schema) {
        return schema.with("x-protobuf-number", number);
    }

    private static JsonObject reference(String type) {
        return JsonObject.of("$ref", Json.of(META + type));
    }

    private static JsonObject listOf(String type) {
        return JsonObject.builder().put("type", "array").put("items", reference(type)).build();
    }
}
