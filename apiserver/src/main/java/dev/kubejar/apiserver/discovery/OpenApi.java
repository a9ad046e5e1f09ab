package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.discovery.Catalog.Version;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes the OpenAPI documents of a catalog. Each is made when it is first asked for: clients keep
/// them by their hash.
final class OpenApi {
    private final Catalog catalog;
    private final Schemas schemas;
    private final List<KindDefinition> customKinds;

    OpenApi(Catalog catalog, Schemas schemas) {
        this.catalog = catalog;
        this.schemas = schemas;
        this.customKinds =
                catalog.versions().stream()
                        .flatMap(version -> version.kinds().stream())
                        .filter(KindDefinition::isCustom)
                        .toList();
    }

    /// `/openapi/v3`: where each group version's document is; the hash makes it cacheable for ever.
    JsonObject index() {
        var paths = new TreeMap<String, Json>();
        for (Version version : catalog.versions()) {
            paths.put(version.path(), JsonObject.of("serverRelativeURL", Json.of(url(version))));
        }
        return JsonObject.of("paths", JsonObject.of(paths));
    }

    String url(Version version) {
        return "/openapi/v3/" + version.path() + "?hash=" + hash(version);
    }

    /// Changes with anything that the group version's document is made from.
    String hash(Version version) {
        var names = new StringBuilder(schemas.digest()).append(ServerVersion.GIT_VERSION);
        for (KindDefinition kind : version.kinds()) {
            names.append(kind.type()).append(kind.verbs().stream().sorted().toList());
            names.append(kind.subresources().stream().sorted().toList());
            kind.custom().ifPresent(traits -> names.append(traits.revision()));
        }
        return ETag.digest(names.toString());
    }

    /// `/openapi/v3/apis/GROUP/VERSION`
    byte[] v3(Version version) {
        return JsonWriter.bytes(document(List.of(version), true));
    }

    /// `/openapi/v2`
    byte[] v2(OpenApiV2Encoding encoding) {
        return encoding.bytes(document(catalog.versions(), false));
    }

    private JsonObject document(List<Version> versions, boolean v3) {
        List<Operation> operations =
                versions.stream()
                        .flatMap(version -> Operations.of(version, this::typeName).stream())
                        .toList();
        List<String> roots =
                operations.stream()
                        .flatMap(operation -> Stream.of(operation.body(), operation.answer()))
                        .distinct()
                        .toList();
        var custom = new CustomTypes(schemas, v3, customKinds);
        JsonObject types = new OpenApiTypes(schemas, custom, v3, kinds()).reachable(roots);
        return v3 ? OpenApiV3.document(operations, types) : OpenApiV2.document(operations, types);
    }

    private String typeName(String apiVersion, String kind) {
        if (isCustom(apiVersion, kind)) {
            return CustomTypes.name(apiVersion, kind);
        }
        return schemas.home(apiVersion).map(home -> home + "." + kind).orElse("");
    }

    /// As the catalog has it: what is served by now may be something else.
    private boolean isCustom(String apiVersion, String kind) {
        return customKinds.stream()
                .map(KindDefinition::type)
                .anyMatch(type -> type.kind().equals(kind) && type.apiVersion().equals(apiVersion));
    }

    private Map<String, ResourceType> kinds() {
        var kinds = new HashMap<String, ResourceType>();
        for (Version version : catalog.versions()) {
            for (KindDefinition kind : version.kinds()) {
                ResourceType type = kind.type();
                kinds.put(typeName(type.apiVersion(), type.kind()), type);
            }
        }
        return kinds;
    }
}
