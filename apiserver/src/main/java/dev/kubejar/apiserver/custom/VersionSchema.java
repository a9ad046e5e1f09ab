package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.apiextensions.DefinitionVersion;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.cel.CelRules;
import dev.kubejar.apiserver.schema.CustomSchema;
import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.structural.BodyCheck;
import dev.kubejar.apiserver.structural.Defaulting;
import dev.kubejar.apiserver.structural.Pruning;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one version of a custom kind says of its objects. Its schema is read when it is first
/// needed. Safe for any thread.
final class VersionSchema implements CustomSchema {
    /// Lets everything pass.
    private static final JsonObject OPEN =
            JsonObject.EMPTY
                    .with("type", "object")
                    .with("x-kubernetes-preserve-unknown-fields", true);

    private final JsonObject json;
    private final Supplier<Schema> objectMeta;
    private volatile @Nullable StructuralSchema structural;
    private volatile @Nullable CelRules rules;
    private volatile @Nullable Schema merges;

    /// @param objectMeta the schema of `metadata` in every kind
    private VersionSchema(JsonObject json, Supplier<Schema> objectMeta) {
        this.json = json;
        this.objectMeta = objectMeta;
    }

    static VersionSchema of(DefinitionVersion version, Supplier<Schema> objectMeta) {
        return new VersionSchema(version.openApiSchema().orElse(OPEN), objectMeta);
    }

    /// Of a version about which nothing is known.
    static VersionSchema open(Supplier<Schema> objectMeta) {
        return new VersionSchema(OPEN, objectMeta);
    }

    @Override
    public JsonObject json() {
        return json;
    }

    /// A race is harmless: both threads get equal ones.
    StructuralSchema structural() {
        StructuralSchema known = structural;
        if (known == null) {
            known = StructuralSchema.parse(json);
            structural = known;
        }
        return known;
    }

    /// Its CEL rules, compiled when the first object comes along.
    CelRules rules() {
        CelRules known = rules;
        if (known == null) {
            known = CelRules.compile(structural());
            rules = known;
        }
        return known;
    }

    @Override
    public Schema schema() {
        Schema known = merges;
        if (known == null) {
            known = structural().toSchema(_ -> objectMeta.get());
            merges = known;
        }
        return known;
    }

    @Override
    public FieldCheck.Checked check(JsonObject object, List<String> duplicates) {
        return BodyCheck.check(structural(), objectMeta.get(), object, duplicates);
    }

    /// An object of this version that comes from the store.
    ApiObject read(ApiObject object) {
        return defaulted(pruned(object));
    }

    /// Without the fields that the schema does not name.
    ApiObject pruned(ApiObject object) {
        return new ApiObject(Pruning.prune(structural(), object.json()).object());
    }

    /// With the defaults of what is absent.
    ApiObject defaulted(ApiObject object) {
        return new ApiObject(Defaulting.fill(structural(), object.json()));
    }
}
