package dev.kubejar.apiserver.table;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.HumanDuration;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes `meta.k8s.io` Tables of one kind's objects.
///
/// Source: [receiving resources as
/// Tables](https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables)
///
/// @param columns of the kind; empty for name and age
/// @param partial what rows show of their objects, in the version of the Tables
/// @param include what each row carries beside its cells
/// @param now what ages count from
public record Tables(List<Column> columns, PartialMetadata partial, Include include, Instant now) {
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

    public Tables {
        columns = columns.isEmpty() ? NAME_AND_AGE : List.copyOf(columns);
    }

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
                                "Unable to convert to Table as requested: "
                                        + FieldError.invalid(
                                                        "includeObject",
                                                        other,
                                                        "must be 'Metadata', 'Object', 'None', or empty")
                                                .message());
            };
        }
    }

    private static Json age(ApiObject object, Instant now) {
        return Json.of(HumanDuration.since(object.meta().creationTimestamp(), now));
    }

    /// The table of `objects`.
    ///
    /// @param metadata the list's own, or of the single object
    public JsonObject of(JsonObject metadata, List<ApiObject> objects, boolean withHeader) {
        return JsonObject.builder()
                .put("kind", "Table")
                .put("apiVersion", partial.apiVersion())
                .put("metadata", metadata)
                .put("columnDefinitions", withHeader ? header() : JsonNull.NULL)
                .put("rows", JsonArray.of(objects.stream().map(this::row).toList()))
                .build();
    }

    private Json header() {
        return JsonArray.of(columns.stream().map(Tables::definition).toList());
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

    private JsonObject row(ApiObject object) {
        var cells = new ArrayList<Json>();
        for (Column column : columns) {
            cells.add(column.cell().of(object, now));
        }
        var row = JsonObject.builder().put("cells", JsonArray.of(cells));
        JsonArray conditions = RowConditions.of(object);
        if (!conditions.isEmpty()) {
            row.put("conditions", conditions);
        }
        return row.put(
                        "object",
                        switch (include) {
                            case NONE -> JsonNull.NULL;
                            case METADATA -> partial.of(object);
                            case OBJECT -> object.json();
                        })
                .build();
    }
}
