package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The types of custom kinds and of their lists, in the words of one OpenAPI version.
///
/// Source:
/// [builder](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/controller/openapi/builder/builder.go)
final class CustomTypes {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String CONVENTIONS =
            "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";

    private static final String EMBEDDED_VERSION =
            "apiVersion defines the versioned schema of this representation of an object. More info: "
                    + CONVENTIONS
                    + "#resources";

    private static final String EMBEDDED_KIND =
            "kind is a string value representing the type of this object. In CamelCase. More info: "
                    + CONVENTIONS
                    + "#types-kinds";

    private final Schemas schemas;
    private final boolean v3;
    private final Map<String, KindDefinition> kinds = new HashMap<>();
    private final Map<String, KindDefinition> lists = new HashMap<>();

    CustomTypes(Schemas schemas, boolean v3, List<KindDefinition> rows) {
        this.schemas = schemas;
        this.v3 = v3;
        for (KindDefinition row : rows) {
            String apiVersion = row.type().apiVersion();
            kinds.put(name(apiVersion, row.type().kind()), row);
            lists.put(name(apiVersion, row.listKind()), row);
        }
    }

    /// `com.example.v1.Foo`
    static String name(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        List<String> group = List.of(apiVersion.substring(0, slash).split("\\.", -1));
        return "%s.%s.%s"
                .formatted(
                        String.join(".", group.reversed()), apiVersion.substring(slash + 1), kind);
    }

    /// The type of that full name; empty when it is not of a custom kind.
    ///
    /// @param refer told of each type that it refers to
    Optional<JsonObject> find(String name, Consumer<String> refer) {
        KindDefinition kind = kinds.get(name);
        if (kind != null) {
            return Optional.of(
                    schemas.customOf(kind.type().apiVersion(), kind.type().kind())
                            .map(schema -> kind(kind, schema.json(), refer))
                            .orElseGet(() -> named(kind))); // its definition has gone meanwhile
        }
        return Optional.ofNullable(lists.get(name)).map(row -> list(row, refer));
    }

    /// A kind of which nothing is told.
    private static JsonObject named(KindDefinition row) {
        JsonObject names = names(row.type(), row.type().kind());
        return typed("object").with("x-kubernetes-group-version-kind", JsonArray.of(names));
    }

    private JsonObject kind(KindDefinition row, JsonObject json, Consumer<String> refer) {
        if (!v3 && json.bool("x-kubernetes-preserve-unknown-fields")) {
            return named(row); // more than this, and kubectl would refuse all that is not named
        }
        JsonObject names = names(row.type(), row.type().kind());
        refer.accept(META + "ObjectMeta");
        var published = new PublishedSchema(v3, this::embeddedIdentity);
        JsonObject converted = published.of(json);
        return converted
                .with("properties", identity(converted.object("properties")))
                .with("x-kubernetes-group-version-kind", JsonArray.of(names));
    }

    /// `properties` with those that every object has.
    private JsonObject identity(JsonObject properties) {
        return typeMeta(properties)
                .with(
                        "metadata",
                        reference(
                                META + "ObjectMeta",
                                "Standard object's metadata. More info: "
                                        + CONVENTIONS
                                        + "#metadata"));
    }

    /// `properties` of an object within another, with those that every object has.
    private JsonObject embeddedIdentity(JsonObject properties) {
        return identity(properties)
                .with("apiVersion", typed("string").with("description", EMBEDDED_VERSION))
                .with("kind", typed("string").with("description", EMBEDDED_KIND));
    }

    private JsonObject typeMeta(JsonObject properties) {
        JsonObject prose = schemas.prose("io.k8s.api.core.v1.ConfigMap");
        return properties
                .with("apiVersion", typed("string").with("description", prose.string("apiVersion")))
                .with("kind", typed("string").with("description", prose.string("kind")));
    }

    private JsonObject list(KindDefinition row, Consumer<String> refer) {
        ResourceType type = row.type();
        String element = name(type.apiVersion(), type.kind());
        refer.accept(META + "ListMeta");
        refer.accept(element);
        JsonObject items =
                typed("array")
                        .with(
                                "description",
                                "List of %s. More info: %s".formatted(type.plural(), CONVENTIONS))
                        .with("items", OpenApiTypes.reference(element, v3));
        JsonObject metadata =
                reference(
                        META + "ListMeta",
                        "Standard list metadata. More info: " + CONVENTIONS + "#types-kinds");
        return typed("object")
                .with("description", "%s is a list of %s".formatted(row.listKind(), type.kind()))
                .with("required", JsonArray.ofStrings(List.of("items")))
                .with(
                        "properties",
                        typeMeta(JsonObject.EMPTY).with("items", items).with("metadata", metadata))
                .with("x-kubernetes-group-version-kind", JsonArray.of(names(type, row.listKind())));
    }

    /// OpenAPI 3 ignores what stands beside a `$ref`, so there it is put into an `allOf`.
    private JsonObject reference(String name, String description) {
        JsonObject reference = OpenApiTypes.reference(name, v3);
        JsonObject described = JsonObject.EMPTY.with("description", description);
        return v3
                ? described.with("allOf", JsonArray.of(reference))
                : described.with("$ref", reference.find("$ref").orElseThrow());
    }

    private static JsonObject typed(String type) {
        return JsonObject.of("type", Json.of(type));
    }

    private static JsonObject names(ResourceType type, String kind) {
        return JsonObject.builder()
                .put("group", type.group())
                .put("kind", kind)
                .put("version", type.version())
                .build();
    }
}
