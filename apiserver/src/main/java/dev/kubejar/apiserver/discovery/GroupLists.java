package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.discovery.Catalog.Group;
import dev.kubejar.apiserver.discovery.Catalog.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// The plain discovery documents: `APIVersions`, `APIGroupList`, `APIGroup` and `APIResourceList`.
///
/// Source: [discovery](https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api)
final class GroupLists {
    /// Upstream's order of the verbs of custom kinds.
    private static final List<String> CUSTOM_VERBS =
            List.of(
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "create",
                    "update",
                    "watch");

    /// Those of a custom kind whose definition is being deleted. Changes are still taken: somebody
    /// must remove the finalizers.
    private static final List<String> VERBS_AT_THE_END =
            List.of("delete", "deletecollection", "get", "list", "watch");

    private GroupLists() {}

    /// `/api`. Here and under `/api/v1` upstream leaves `apiVersion` out.
    ///
    /// @param serverAddress such as `127.0.0.1:6443`
    static JsonObject apiVersions(Group core, String serverAddress) {
        return JsonObject.builder()
                .put("kind", "APIVersions")
                .put(
                        "versions",
                        JsonArray.ofStrings(
                                core.versions().stream().map(Version::version).toList()))
                .put(
                        "serverAddressByClientCIDRs",
                        JsonArray.of(
                                JsonObject.builder()
                                        .put("clientCIDR", "0.0.0.0/0")
                                        .put("serverAddress", serverAddress)
                                        .build()))
                .build();
    }

    /// `/apis`
    static JsonObject apiGroupList(Catalog catalog) {
        return JsonObject.builder()
                .put("kind", "APIGroupList")
                .put("apiVersion", "v1")
                .put(
                        "groups",
                        JsonArray.of(
                                catalog.namedGroups().stream().map(GroupLists::group).toList()))
                .build();
    }

    /// `/apis/GROUP`
    static JsonObject apiGroup(Group group) {
        var json = JsonObject.builder().put("kind", "APIGroup").put("apiVersion", "v1");
        group(group).forEach(json::put);
        return json.build();
    }

    private static JsonObject group(Group group) {
        List<JsonObject> versions = group.versions().stream().map(GroupLists::version).toList();
        return JsonObject.builder()
                .put("name", group.name())
                .put("versions", JsonArray.of(versions))
                .put("preferredVersion", versions.getFirst())
                .build();
    }

    private static JsonObject version(Version version) {
        return JsonObject.builder()
                .put("groupVersion", version.groupVersion())
                .put("version", version.version())
                .build();
    }

    /// `/api/v1` and `/apis/GROUP/VERSION`
    static JsonObject apiResourceList(Version version) {
        List<JsonObject> resources = new ArrayList<>();
        for (KindDefinition kind : version.kinds()) {
            resources.add(resource(kind));
            Subresource.of(kind).forEach(part -> resources.add(subresource(kind, part)));
        }
        resources.sort(Comparator.comparing(resource -> resource.string("name")));
        return JsonObject.builder()
                .put("kind", "APIResourceList")
                .putUnlessEmpty("apiVersion", version.group().isEmpty() ? "" : "v1")
                .put("groupVersion", version.groupVersion())
                .put("resources", JsonArray.of(resources))
                .build();
    }

    private static JsonObject resource(KindDefinition kind) {
        ResourceType type = kind.type();
        return JsonObject.builder()
                .put("name", type.plural())
                .put("singularName", kind.names().singular())
                .put("namespaced", type.isNamespaced())
                .put("kind", type.kind())
                .put("verbs", verbs(kind))
                .putUnlessEmpty("shortNames", JsonArray.ofStrings(kind.names().shortNames()))
                .putUnlessEmpty("categories", JsonArray.ofStrings(kind.names().categories()))
                .putUnlessEmpty(
                        "storageVersionHash",
                        kind.verbs().contains("watch")
                                ? storageVersionHash(kind.storage().type())
                                : "")
                .build();
    }

    private static JsonObject subresource(KindDefinition kind, Subresource part) {
        return JsonObject.builder()
                .put("name", kind.type().plural() + "/" + part.name())
                .put("singularName", "")
                .put("namespaced", kind.type().isNamespaced())
                .putUnlessEmpty("group", part.group())
                .putUnlessEmpty("version", part.version())
                .put("kind", part.kind())
                .put("verbs", JsonArray.ofStrings(part.verbs()))
                .build();
    }

    static Json verbs(KindDefinition kind) {
        return JsonArray.ofStrings(
                kind.isEnding()
                        ? VERBS_AT_THE_END
                        : kind.isCustom() ? CUSTOM_VERBS : kind.verbs().stream().sorted().toList());
    }

    /// Names the version in which the objects are stored: eight bytes of a digest. Kinds that are
    /// asked for and not stored have none.
    static String storageVersionHash(ResourceType stored) {
        String name = "%s/%s/%s".formatted(stored.group(), stored.version(), stored.kind());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
