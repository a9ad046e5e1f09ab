package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.discovery.Catalog.Group;
import dev.kubejar.apiserver.discovery.Catalog.Version;
import java.util.List;

/// All groups, versions and resources in one document: `APIGroupDiscoveryList`.
///
/// Source: [aggregated
/// discovery](https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery)
final class AggregatedDiscovery {
    /// The versions in which the document can be had.
    static final List<String> VERSIONS = List.of("v2", "v2beta1");

    private AggregatedDiscovery() {}

    static String mediaType(String version) {
        return "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
    }

    /// @param version of the document's own group: `v2` or `v2beta1`
    static JsonObject list(List<Group> groups, String version) {
        return JsonObject.builder()
                .put("kind", "APIGroupDiscoveryList")
                .put("apiVersion", "apidiscovery.k8s.io/" + version)
                .put("metadata", JsonObject.EMPTY)
                .put(
                        "items",
                        JsonArray.of(groups.stream().map(AggregatedDiscovery::group).toList()))
                .build();
    }

    private static JsonObject group(Group group) {
        return JsonObject.builder()
                .put("metadata", JsonObject.builder().putUnlessEmpty("name", group.name()).build())
                .put(
                        "versions",
                        JsonArray.of(
                                group.versions().stream()
                                        .map(AggregatedDiscovery::version)
                                        .toList()))
                .build();
    }

    private static JsonObject version(Version version) {
        return JsonObject.builder()
                .put("version", version.version())
                .put(
                        "resources",
                        JsonArray.of(
                                version.kinds().stream()
                                        .map(AggregatedDiscovery::resource)
                                        .toList()))
                .put("freshness", "Current")
                .build();
    }

    private static JsonObject resource(KindDefinition kind) {
        return JsonObject.builder()
                .put("resource", kind.type().plural())
                .put("responseKind", responseKind(kind))
                .put("scope", kind.type().isNamespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", kind.names().singular())
                .put("verbs", GroupLists.verbs(kind))
                .putUnlessEmpty("shortNames", JsonArray.ofStrings(kind.names().shortNames()))
                .putUnlessEmpty("categories", JsonArray.ofStrings(kind.names().categories()))
                .putUnlessEmpty(
                        "subresources",
                        JsonArray.of(
                                Subresource.of(kind).stream()
                                        .map(part -> subresource(kind, part))
                                        .toList()))
                .build();
    }

    private static JsonObject subresource(KindDefinition kind, Subresource part) {
        boolean own = part.group().isEmpty() && part.version().isEmpty();
        return JsonObject.builder()
                .put("subresource", part.name())
                .put(
                        "responseKind",
                        own && kind.isCustom()
                                ? responseKind(kind)
                                : responseKind(part.group(), part.version(), part.kind()))
                .put("verbs", JsonArray.ofStrings(part.verbs()))
                .build();
    }

    /// Custom kinds name their group and version.
    private static JsonObject responseKind(KindDefinition kind) {
        ResourceType type = kind.type();
        return kind.isCustom()
                ? responseKind(type.group(), type.version(), type.kind())
                : responseKind("", "", type.kind());
    }

    /// Empty group and version stand for those of the list.
    private static JsonObject responseKind(String group, String version, String kind) {
        return JsonObject.builder()
                .put("group", group)
                .put("version", version)
                .put("kind", kind)
                .build();
    }
}
