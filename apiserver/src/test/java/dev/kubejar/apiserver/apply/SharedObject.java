package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An object of any schema that several managers write, without rules or a store around it.
final class SharedObject {
    private static final KindDefinition ROW =
            BuiltinKinds.ALL.stream()
                    .filter(row -> row.type().equals(ConfigMap.KIND.type()))
                    .findFirst()
                    .orElseThrow();

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final FieldOwnership ownership;
    private final ServerSideApply apply;
    private ApiObject object = new ApiObject(JsonObject.EMPTY);

    SharedObject(Schema schema) {
        ownership = new FieldOwnership(new Versions(_ -> schema, () -> List.of(ROW)), time);
        apply = new ServerSideApply(ownership, time);
    }

    private static JsonObject named(JsonObject tree) {
        return tree.with("apiVersion", "v1")
                .with("kind", "ConfigMap")
                .with("metadata", JsonObject.of("name", Json.of("a")));
    }

    void apply(String manager, JsonObject config, boolean force) {
        time.advance(Duration.ofSeconds(1));
        object = apply.apply(new FieldWriter(ROW, "", manager), object, named(config), force);
    }

    void update(String manager, JsonObject tree) {
        time.advance(Duration.ofSeconds(1));
        ApiObject next = new ApiObject(named(tree));
        object = ownership.updated(new FieldWriter(ROW, "", manager), object, next);
    }

    ApiObject object() {
        return object;
    }

    /// Without what names the object.
    JsonObject tree() {
        return object.json().without("apiVersion").without("kind").without("metadata");
    }

    private ManagedFields managers() {
        return ManagedFields.parse(object.meta().json().array("managedFields"));
    }

    FieldSet owned(String manager) {
        return managers().all().stream()
                .filter(entry -> entry.owner().manager().equals(manager))
                .map(ManagedFieldsEntry::fields)
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }

    FieldSet allOwned() {
        return managers().all().stream()
                .map(ManagedFieldsEntry::fields)
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }
}
