package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.apiextensions.DefinitionVersion;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.InternalForm;
import dev.kubejar.apiserver.structural.SchemaRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What makes the `spec` of a CustomResourceDefinition invalid.
///
/// Upstream checks its internal form: what is the same in all versions stands there once, above
/// them, so a definition with one version has its schema under `spec.validation` in messages.
final class SpecRules {
    private static final List<String> SCOPES = List.of("Cluster", "Namespaced");

    private final JsonObject spec;
    private final CustomResourceDefinition definition;
    private final List<DefinitionVersion> versions;
    private final SchemaRules schemas;
    private final Leniency leniency;
    private final boolean sharesSchema;
    private final boolean sharesSubresources;
    private final boolean sharesColumns;
    private final boolean sharesSelectable;
    private final Problems problems = new Problems();

    /// What is let pass because it was there before.
    ///
    /// @param before the definition that is replaced; empty at birth
    record Leniency(Optional<CustomResourceDefinition> before) {
        static final Leniency OF_CREATE = new Leniency(Optional.empty());

        static Leniency ofUpdate(CustomResourceDefinition before) {
            return new Leniency(Optional.of(before));
        }

        /// A bundle that cannot be read may stay, and may come before the kind is served.
        boolean allowsBadCaBundle() {
            return before.isEmpty()
                    || !before.get().isEstablished()
                    || ConversionRules.hasBadCaBundle(before.get().conversion());
        }
    }

    /// @param schemas the rules of each version's schema
    SpecRules(CustomResourceDefinition definition, SchemaRules schemas, Leniency leniency) {
        this.schemas = schemas;
        this.definition = definition;
        this.spec = definition.object().spec();
        this.versions = definition.versions();
        this.leniency = leniency;
        this.sharesSchema = shares(it -> it.find("schema"));
        this.sharesSubresources = shares(it -> it.find("subresources"));
        this.sharesColumns = shares(it -> it.find("additionalPrinterColumns"));
        this.sharesSelectable = shares(it -> it.find("selectableFields"));
    }

    private boolean shares(Function<JsonObject, Optional<Json>> part) {
        return versions.stream().map(it -> part.apply(it.json())).distinct().count() <= 1;
    }

    /// In upstream's order.
    List<FieldError> problems() {
        group();
        problems.requiredOneOf("spec.scope", spec.string("scope"), SCOPES);
        schemasPresent();
        for (int i = 0; i < versions.size(); i++) {
            version(versions.get(i), "spec.versions[" + i + "]");
        }
        allVersions();
        NameRules.checkPresent(definition.names(), "spec.names", problems);
        NameRules.check(definition.names(), "spec.names", problems);
        shared();
        new ConversionRules(definition.conversion(), leniency.allowsBadCaBundle()).check(problems);
        return problems.list();
    }

    private void group() {
        String group = definition.group();
        List<String> complaints = Names.subdomain(group);
        if (group.isEmpty()) {
            problems.required("spec.group");
        } else if (!complaints.isEmpty()) {
            NameRules.complain(group, "spec.group", complaints, "", problems);
        } else if (!group.contains(".")) {
            problems.invalid("spec.group", group, "should be a domain with at least one dot");
        }
    }

    private void schemasPresent() {
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).openApiSchema().isEmpty()) {
                problems.required(
                        "spec.versions[" + i + "].schema.openAPIV3Schema", "schemas are required");
            }
        }
    }

    private void version(DefinitionVersion version, String path) {
        NameRules.complain(
                version.name(), path + ".name", Names.label1035(version.name()), "", problems);
        VersionRules rules = new VersionRules(version, schemas, problems);
        rules.deprecation(path + ".deprecationWarning");
        if (!sharesSchema) {
            rules.schema(path + ".schema", version.hasStatus());
        }
        if (!sharesSubresources) {
            rules.subresources(path + ".subresources");
        }
        if (!sharesColumns) {
            rules.columns(path + ".additionalPrinterColumns");
        }
        if (!sharesSelectable) {
            rules.selectableFields(path + ".selectableFields");
        }
    }

    private void allVersions() {
        var names = new HashSet<String>();
        boolean unique = versions.stream().allMatch(it -> names.add(it.name()));
        if (!unique) {
            problems.invalid("spec.versions", internal(), "must contain unique version names");
        }
        if (versions.stream().filter(DefinitionVersion::isStorage).count() != 1) {
            problems.invalid(
                    "spec.versions",
                    internal(),
                    "must have exactly one version marked as storage version");
        }
        String first = versions.isEmpty() ? "" : versions.getFirst().name();
        if (!first.isEmpty()) {
            NameRules.label(first, "spec.version", problems);
        }
    }

    private void shared() {
        if (versions.isEmpty()) {
            return;
        }
        VersionRules rules = new VersionRules(versions.getFirst(), schemas, problems);
        if (sharesSchema) {
            rules.schema(
                    "spec.validation", versions.stream().anyMatch(DefinitionVersion::hasStatus));
        }
        if (sharesSubresources) {
            rules.subresources("spec.subresources");
        }
        if (sharesColumns) {
            rules.columns("spec.additionalPrinterColumns");
        }
        if (sharesSelectable) {
            rules.selectableFields("spec.selectableFields");
        }
    }

    /// The versions as upstream prints them: in its internal form.
    private Json internal() {
        return JsonArray.of(versions.stream().map(it -> internal(it.json())).toList());
    }

    private JsonObject internal(JsonObject version) {
        return JsonObject.builder()
                .put("Name", version.string("name"))
                .put("Served", version.bool("served"))
                .put("Storage", version.bool("storage"))
                .put("Deprecated", version.bool("deprecated"))
                .put("DeprecationWarning", part(version, "deprecationWarning", false))
                .put("Schema", sharesSchema ? JsonNull.NULL : schema(version))
                .put("Subresources", part(version, "subresources", sharesSubresources))
                .put(
                        "AdditionalPrinterColumns",
                        part(version, "additionalPrinterColumns", sharesColumns))
                .put("SelectableFields", part(version, "selectableFields", sharesSelectable))
                .build();
    }

    private static Json schema(JsonObject version) {
        return version.object("schema")
                .findObject("openAPIV3Schema")
                .<Json>map(it -> JsonObject.of("OpenAPIV3Schema", InternalForm.of(it)))
                .orElse(JsonNull.NULL);
    }

    private static Json part(JsonObject version, String name, boolean shared) {
        return shared ? JsonNull.NULL : version.find(name).orElse(JsonNull.NULL);
    }
}
