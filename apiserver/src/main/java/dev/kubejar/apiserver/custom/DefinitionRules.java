package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.apiextensions.DefinitionNames;
import dev.kubejar.api.apiextensions.DefinitionVersion;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import dev.kubejar.apiserver.structural.SchemaRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of the kind CustomResourceDefinition itself.
///
/// Source:
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go)
public final class DefinitionRules implements Rules {
    private static final Lifecycle LIFECYCLE = new DefinitionLifecycle();

    private final SchemaRules schemas;

    /// @param schemas the rules of the schemas of custom kinds
    public DefinitionRules(SchemaRules schemas) {
        this.schemas = schemas;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return DefinitionDefaults.of(object);
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) -> newborn(object);
            case Write.Update(var next, _) -> withStorageVersion(next);
        };
    }

    /// A new definition has nothing in its status but the version that it will be stored in.
    private static ApiObject newborn(ApiObject object) {
        JsonObject status =
                JsonObject.builder()
                        .put("conditions", JsonNull.NULL)
                        .put("acceptedNames", JsonObject.EMPTY.with("plural", "").with("kind", ""))
                        .put("storedVersions", JsonNull.NULL)
                        .build();
        return withStorageVersion(object.with("status", status));
    }

    /// With the storage version among those in which objects may lie in the store.
    private static ApiObject withStorageVersion(ApiObject object) {
        var definition = new CustomResourceDefinition(object);
        List<String> stored = definition.storedVersions();
        String storage = definition.storageVersion().map(DefinitionVersion::name).orElse("");
        if (storage.isEmpty() || stored.contains(storage)) {
            return object;
        }
        var all = new ArrayList<>(stored);
        all.add(storage);
        return object.with(
                "status", object.status().with("storedVersions", JsonArray.ofStrings(all)));
    }

    // ---- what is invalid

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        switch (write) {
            case Write.Create(var object) -> create(object, problems);
            case Write.Update(var next, var previous) -> update(next, previous, problems);
        }
        return problems.list();
    }

    private void create(ApiObject object, Problems problems) {
        var definition = new CustomResourceDefinition(object);
        String required = definition.names().plural() + "." + definition.group();
        if (!definition.name().isEmpty() && !definition.name().equals(required)) {
            problems.invalid(
                    "metadata.name",
                    definition.name(),
                    "must be spec.names.plural+\".\"+spec.group");
        }
        problems.addAll(
                new SpecRules(definition, schemas, SpecRules.Leniency.OF_CREATE).problems());
        outsideSpec(definition, problems);
    }

    private void update(ApiObject next, ApiObject previous, Problems problems) {
        var definition = new CustomResourceDefinition(next);
        var before = new CustomResourceDefinition(previous);
        problems.addAll(
                new SpecRules(definition, schemas, SpecRules.Leniency.ofUpdate(before)).problems());
        if (before.isEstablished()) {
            problems.immutable(next.spec(), previous.spec(), "spec", "scope");
            problems.immutable(names(next), names(previous), "spec.names", "kind");
        }
        problems.immutable(next.spec(), previous.spec(), "spec", "group");
        problems.immutable(names(next), names(previous), "spec.names", "plural");
        outsideSpec(definition, problems);
    }

    private static JsonObject names(ApiObject object) {
        return object.spec().object("names");
    }

    private static void outsideSpec(CustomResourceDefinition definition, Problems problems) {
        NameRules.check(definition.acceptedNames(), "status.acceptedNames", problems);
        storedVersions(definition, problems);
        ApiApproval.of(definition).flatMap(ApiApproval::problem).ifPresent(problems::add);
        if (definition.object().spec().bool("preserveUnknownFields")) {
            problems.invalid(
                    "spec.preserveUnknownFields",
                    Json.of(true),
                    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in"
                            + " spec.versions[*].schema instead");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(DefinitionRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        DefinitionNames accepted = new CustomResourceDefinition(next).acceptedNames();
        NameRules.check(accepted, "status.acceptedNames", problems);
        return problems.list();
    }

    private static void storedVersions(CustomResourceDefinition definition, Problems problems) {
        String path = "status.storedVersions";
        List<String> stored = definition.storedVersions();
        Json shown = JsonArray.ofStrings(stored);
        if (stored.isEmpty()) {
            problems.invalid(path, shown, "must have at least one stored version");
            return;
        }
        for (DefinitionVersion version : definition.versions()) {
            if (version.isStorage() && !stored.contains(version.name())) {
                problems.invalid(path, shown, "must have the storage version " + version.name());
            }
        }
        for (int i = 0; i < stored.size(); i++) {
            String one = stored.get(i);
            if (definition.version(one).isEmpty()) {
                problems.invalid(
                        path + "[" + i + "]",
                        one,
                        ("missing from spec.versions; %s was previously a storage version, and must"
                                        + " remain in spec.versions until a storage migration"
                                        + " ensures no data remains persisted in %s and removes %s"
                                        + " from status.storedVersions")
                                .formatted(one, one, one));
            }
        }
    }

    // ---- what is dubious

    /// Formats that mean nothing, unless they were there before.
    @Override
    public List<String> warnings(Write write) {
        List<String> known =
                write.replaced().map(DefinitionRules::unrecognizedFormats).orElse(List.of());
        return unrecognizedFormats(write.next()).stream()
                .filter(format -> !known.contains(format))
                .map(format -> "unrecognized format " + GoValue.quoted(format))
                .toList();
    }

    private static List<String> unrecognizedFormats(ApiObject definition) {
        return new CustomResourceDefinition(definition)
                .versions().stream()
                        .flatMap(version -> version.openApiSchema().stream())
                        .distinct()
                        .flatMap(schema -> SchemaRules.unrecognizedFormats(schema).stream())
                        .toList();
    }

    // ---- its end

    @Override
    public Lifecycle lifecycle() {
        return LIFECYCLE;
    }
}
