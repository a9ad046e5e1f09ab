package dev.kubejar.apiserver.watch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.resource.EventForm;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.table.PartialMetadata;
import dev.kubejar.apiserver.table.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The encodings of watch events: `{"type":"ADDED","object":{…}}` and a line feed.
public final class EventLines {
    private static final String INITIAL_END = "k8s.io/initial-events-end";
    private static final String BLUEPRINT = "kubernetes.io/initial-events-list-blueprint";

    private EventLines() {}

    /// Whole objects. Every watcher gets the same bytes.
    public static EventEncoding objects(KindDefinition row, Schemas schemas) {
        return new EventEncoding() {
            @Override
            public byte[] changed(Notice.Type type, StoredObject object) {
                return object.eventLine(type);
            }

            @Override
            public byte[] bookmark(long revision, boolean initialEnd) {
                String kind = row.type().kind();
                String apiVersion = row.type().apiVersion();
                JsonObject bookmark = bookmarkOf(kind, apiVersion, revision, initialEnd);
                return line("BOOKMARK", schemas.inGoForm(apiVersion, kind, bookmark));
            }
        };
    }

    public static EventEncoding metadata(PartialMetadata partial) {
        String apiVersion = partial.apiVersion();
        Optional<EventForm> shared = sharedMetadata(apiVersion, EventForm.METADATA_JSON);
        return new EventEncoding() {
            @Override
            public byte[] changed(Notice.Type type, StoredObject object) {
                Supplier<byte[]> made = () -> line(type.name(), partial.of(object.object()));
                return shared.map(form -> object.event(type, form, made)).orElseGet(made);
            }

            @Override
            public byte[] bookmark(long revision, boolean initialEnd) {
                return line(
                        "BOOKMARK",
                        bookmarkOf("PartialObjectMetadata", apiVersion, revision, initialEnd));
            }
        };
    }

    /// The form of all but the old version, which nobody asks for.
    static Optional<EventForm> sharedMetadata(String apiVersion, EventForm form) {
        return apiVersion.equals("meta.k8s.io/v1") ? Optional.of(form) : Optional.empty();
    }

    /// Tables of one row; only the first has the columns' definitions.
    ///
    /// @param row of the objects
    public static EventEncoding tables(Tables tables, KindDefinition row) {
        return new TableLines(tables, row);
    }

    /// State: whether the columns have been defined.
    private static final class TableLines implements EventEncoding {
        private final Tables tables;
        private final KindDefinition row;
        private boolean withHeader = true;

        TableLines(Tables tables, KindDefinition row) {
            this.tables = tables;
            this.row = row;
        }

        @Override
        public byte[] changed(Notice.Type change, StoredObject object) {
            return line(change.name(), table(object.revision(), object.object()));
        }

        /// A row too, whose object is the bookmark; at the end of the initial events with what an
        /// empty list of the kind looks like, because a Table does not tell.
        @Override
        public byte[] bookmark(long revision, boolean initialEnd) {
            JsonObject plain =
                    bookmarkOf(row.type().kind(), row.type().apiVersion(), revision, initialEnd);
            var bookmark = new ApiObject(initialEnd ? withBlueprint(plain) : plain);
            return line("BOOKMARK", table(revision, bookmark));
        }

        private JsonObject withBlueprint(JsonObject bookmark) {
            JsonObject list =
                    JsonObject.builder()
                            .put("kind", row.listKind())
                            .put("apiVersion", row.type().apiVersion())
                            .put("metadata", JsonObject.EMPTY)
                            .put("items", JsonNull.NULL)
                            .build();
            String encoded =
                    Base64.getEncoder()
                            .encodeToString((list + "\n").getBytes(StandardCharsets.UTF_8));
            JsonObject metadata = bookmark.object("metadata");
            return bookmark.with(
                    "metadata",
                    metadata.with(
                            "annotations",
                            metadata.object("annotations").with(BLUEPRINT, encoded)));
        }

        private JsonObject table(long revision, ApiObject object) {
            JsonObject metadata =
                    JsonObject.of("resourceVersion", Json.of(Long.toString(revision)));
            JsonObject table = tables.of(metadata, List.of(object), withHeader);
            withHeader = false;
            return table;
        }
    }

    static JsonObject bookmarkOf(
            String kind, String apiVersion, long revision, boolean initialEnd) {
        JsonObject.Builder metadata =
                JsonObject.builder().put("resourceVersion", Long.toString(revision));
        if (initialEnd) {
            metadata.put("annotations", JsonObject.of(INITIAL_END, Json.of("true")));
        }
        return JsonObject.builder()
                .put("kind", kind)
                .put("apiVersion", apiVersion)
                .put("metadata", metadata.build())
                .build();
    }

    static byte[] line(String type, JsonObject object) {
        String text =
                JsonObject.builder().put("type", type).put("object", object).build().toString();
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
