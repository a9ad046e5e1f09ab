package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.apiextensions.DefinitionNames;
import dev.kubejar.api.apiextensions.DefinitionVersion;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.CustomTraits;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.KindNames;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.ScalePaths;
import dev.kubejar.api.kind.SelectableField;
import dev.kubejar.api.kind.Storage;
import dev.kubejar.api.kind.VersionOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows that one CustomResourceDefinition makes: one for each served version.
///
/// Pure. The schemas are read when they are first needed.
final class CustomRows {
    private static final Set<String> VERBS =
            Set.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");

    private final CustomResourceDefinition definition;
    private final DefinitionNames names;
    private final ResourceType stored;
    private final VersionSchemas schemas;
    private final Converter converter;

    /// @param converter between versions
    CustomRows(CustomResourceDefinition definition, VersionSchemas schemas, Converter converter) {
        this.definition = definition;
        this.names = definition.acceptedNames();
        this.stored = type(definition.storageVersion().map(DefinitionVersion::name).orElse(""));
        this.schemas = schemas;
        this.converter = converter;
    }

    private ResourceType type(String version) {
        return new ResourceType(
                definition.group(), version, names.kind(), names.plural(), definition.scope());
    }

    /// None before the definition has its names. At its end there is always one, for whoever
    /// deletes its objects.
    List<KindDefinition> rows() {
        if (!definition.isServing()) {
            return List.of();
        }
        List<KindDefinition> rows =
                definition.versions().stream()
                        .filter(DefinitionVersion::isServed)
                        .map(this::row)
                        .toList();
        return rows.isEmpty() && definition.isTerminating()
                ? definition.storageVersion().map(this::row).stream().toList()
                : rows;
    }

    private KindDefinition row(DefinitionVersion version) {
        ResourceType type = type(version.name());
        Optional<ScalePaths> scale = version.scale().map(CustomRows::scale);
        List<Column> columns = PrinterColumns.of(version.printerColumns());
        return new KindDefinition(
                type,
                new KindNames(names.singular(), names.shortNames(), names.categories()),
                subresources(version),
                VERBS,
                () -> columns,
                version.selectableFields().stream()
                        .map(path -> SelectableField.at(path.substring(1)))
                        .toList(),
                new Storage(
                        stored,
                        new VersionConversion(
                                type.apiVersion(), stored.apiVersion(), schemas, converter),
                        true),
                new CustomRules(type, schemas.of(type.apiVersion()), scale),
                deprecation(version),
                Optional.of(
                        new CustomTraits(
                                definition.name(),
                                revision(),
                                definition.isTerminating(),
                                names.listKind(),
                                scale)));
    }

    private String revision() {
        return definition.uid() + "/" + definition.meta().generation();
    }

    private static Set<String> subresources(DefinitionVersion version) {
        var parts = new LinkedHashSet<String>();
        if (version.hasStatus()) {
            parts.add("status");
        }
        if (version.scale().isPresent()) {
            parts.add("scale");
        }
        return parts;
    }

    private static ScalePaths scale(JsonObject scale) {
        return new ScalePaths(
                steps(scale.string("specReplicasPath")),
                steps(scale.string("statusReplicasPath")),
                steps(scale.string("labelSelectorPath")));
    }

    private static List<String> steps(String path) {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split("\\."));
    }

    // ---- deprecated versions

    private String deprecation(DefinitionVersion version) {
        return version.isDeprecated()
                ? version.deprecationWarning().orElseGet(() -> usualWarning(version.name()))
                : "";
    }

    /// Names the best version that is neither deprecated nor older.
    private String usualWarning(String version) {
        String head = "%s/%s %s is deprecated".formatted(definition.group(), version, kind());
        return definition.versions().stream()
                .filter(one -> one.isServed() && !one.isDeprecated())
                .map(DefinitionVersion::name)
                .filter(name -> VersionOrder.BY_STABILITY.compare(name, version) < 0)
                .min(VersionOrder.BY_STABILITY)
                .map(best -> "%s; use %s/%s %s".formatted(head, definition.group(), best, kind()))
                .orElse(head);
    }

    private String kind() {
        return definition.names().kind();
    }
}
