package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.structural.StructuralSchema;
import dev.kubejar.client.informer.Delta;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What is served of each definition now. Changed by one thread, read by any.
final class ServedKinds {
    private final CustomKinds.Tables tables;
    private final Map<String, Served> byDefinition = new ConcurrentHashMap<>();

    /// The rows of one definition, and what they were made from.
    private record Served(Origin origin, List<KindDefinition> rows) {}

    /// All of a definition that matters for its rows. Changes of the rest must not end watches.
    private record Origin(
            String uid, JsonObject spec, JsonObject names, boolean serving, boolean ending) {

        static Origin of(CustomResourceDefinition definition) {
            return new Origin(
                    definition.uid(),
                    definition.object().spec(),
                    definition.acceptedNames().json(),
                    definition.isServing(),
                    definition.isTerminating());
        }
    }

    ServedKinds(CustomKinds.Tables tables) {
        this.tables = tables;
    }

    /// Brings what is served into line with a definition.
    void follow(Delta<CustomResourceDefinition> change) {
        CustomResourceDefinition definition = change.object();
        if (change instanceof Delta.Deleted<CustomResourceDefinition>) {
            serve(definition.name(), List.of(), schemasOf(definition));
            byDefinition.remove(definition.name());
            return;
        }
        Origin origin = Origin.of(definition);
        Served before = byDefinition.get(definition.name());
        if (before != null && before.origin.equals(origin)) {
            return;
        }
        VersionSchemas schemas = schemasOf(definition);
        List<KindDefinition> rows =
                new CustomRows(definition, schemas, tables.converters().of(definition)).rows();
        serve(definition.name(), rows, schemas);
        byDefinition.put(definition.name(), new Served(origin, rows));
    }

    private VersionSchemas schemasOf(CustomResourceDefinition definition) {
        return VersionSchemas.of(
                definition, () -> tables.schemas().definition(StructuralSchema.OBJECT_META));
    }

    /// Schemas come before the rows that need them, and go after them.
    private void serve(String definition, List<KindDefinition> rows, VersionSchemas schemas) {
        for (KindDefinition row : rows) {
            String apiVersion = row.type().apiVersion();
            tables.schemas().publish(apiVersion, row.type().kind(), schemas.of(apiVersion));
        }
        tables.registry().publish(definition, rows);
        Served before = byDefinition.get(definition);
        if (before == null) {
            return;
        }
        for (KindDefinition gone : before.rows) {
            boolean stays = rows.stream().anyMatch(row -> row.type().equals(gone.type()));
            if (!stays) {
                tables.schemas().withdraw(gone.type().apiVersion(), gone.type().kind());
            }
        }
    }

    /// Whether what the definition says now is what is served.
    boolean isServed(CustomResourceDefinition definition) {
        Served served = byDefinition.get(definition.name());
        return served != null && served.origin.equals(Origin.of(definition));
    }

    /// A row under which the objects of a definition are served: the one that they are stored as,
    /// if it is.
    Optional<KindDefinition> rowOf(CustomResourceDefinition definition) {
        Served served = byDefinition.get(definition.name());
        return served == null
                ? Optional.empty()
                : served.rows.stream()
                        .min(Comparator.comparing(row -> !row.type().equals(row.storage().type())));
    }
}
