package dev.kubejar.apiserver.table;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.HumanDuration;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.apiserver.resource.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes `meta.k8s.io/v1` Tables of one kind's objects.
///
/// Source: [receiving resources as
/// Tables](https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables)
///
/// @param include what each row carries beside its cells
/// @param now what ages count from
public record Tables(KindDefinition row, Include include, Instant now) {
    private static final List<Column> NAME_AND_AGE =
            List.of(
                    new Column(
                            "Name",
                            "string",
                            "name",
                            "Name must be unique within a namespace.",
                            0,
                            (object, _) -> Json.of(object.meta().name())),
                    new Column("Age", "date", "", "When the object was created.", 0, Tables::age));

    /// What a row carries of its object.
    public enum Include {
        NONE,
        METADATA,
        OBJECT;

        /// Reads the parameter `includeObject`.
        public static Include parse(Query query) {
            return switch (query.first("includeObject").orElse("")) {
                case "", "Metadata" -> METADATA;
                case "Object" -> OBJECT;
                case "None" -> NONE;
                case String other ->
                        throw StatusException.badRequest(
                                "unrecognized includeObject value: \"%s\"".formatted(other));
            };
        }
    }

    private static Json age(ApiObject object, Instant now) {
        return Json.of(HumanDuration.since(object.meta().creationTimestamp(), now));
    }

    /// The table of `objects`.
    ///
    /// @param metadata the list's own, or of the single object
    public JsonObject of(JsonObject metadata, List<StoredObject> objects, boolean withHeader) {
        return JsonObject.builder()
                .put("kind", "Table")
                .put("apiVersion", "meta.k8s.io/v1")
                .put("metadata", metadata)
                .put("columnDefinitions", withHeader ? header() : JsonNull.NULL)
                .put("rows", JsonArray.of(objects.stream().map(this::row).toList()))
                .build();
    }

    private List<Column> columns() {
        return row.columns().isEmpty() ? NAME_AND_AGE : row.columns();
    }

    private Json header() {
        return JsonArray.of(columns().stream().map(Tables::definition).toList());
    }

    private static JsonObject definition(Column column) {
        return JsonObject.builder()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", column.description())
                .put("priority", column.priority())
                .build();
    }

    private JsonObject row(StoredObject stored) {
        ApiObject object = stored.object();
        var cells = new ArrayList<Json>();
        for (Column column : columns()) {
            cells.add(column.cell().of(object, now));
        }
        return JsonObject.builder()
                .put("cells", JsonArray.of(cells))
                .put(
                        "object",
                        switch (include) {
                            case NONE -> JsonNull.NULL;
                            case METADATA -> metadataOf(object);
                            case OBJECT -> object.json();
                        })
                .build();
    }

    /// An object with nothing but its metadata.
    public static JsonObject metadataOf(ApiObject object) {
        return JsonObject.builder()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1")
                .put("metadata", object.json().object("metadata"))
                .build();
    }
}
