package dev.kubejar.apiserver.watch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.table.Tables;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The encodings of watch events: `{"type":"ADDED","object":{…}}` and a line feed.
public final class EventLines {
    private static final String INITIAL_END = "k8s.io/initial-events-end";

    private EventLines() {}

    /// Whole objects. Every watcher gets the same bytes.
    public static EventEncoding objects(KindDefinition row) {
        return new EventEncoding() {
            @Override
            public byte[] changed(Notice.Type type, StoredObject object) {
                return object.eventLine(type);
            }

            @Override
            public byte[] bookmark(long revision, boolean initialEnd) {
                return line(
                        "BOOKMARK",
                        bookmarkOf(
                                row.type().kind(), row.type().apiVersion(), revision, initialEnd));
            }
        };
    }

    /// PartialObjectMetadata.
    public static EventEncoding metadata() {
        return new EventEncoding() {
            @Override
            public byte[] changed(Notice.Type type, StoredObject object) {
                return line(type.name(), Tables.metadataOf(object.object()));
            }

            @Override
            public byte[] bookmark(long revision, boolean initialEnd) {
                return line(
                        "BOOKMARK",
                        bookmarkOf(
                                "PartialObjectMetadata", "meta.k8s.io/v1", revision, initialEnd));
            }
        };
    }

    /// Tables of one row; only the first has the columns' definitions.
    public static EventEncoding tables(Tables tables) {
        return new TableLines(tables);
    }

    /// State: whether the columns have been defined.
    private static final class TableLines implements EventEncoding {
        private final Tables tables;
        private boolean withHeader = true;

        TableLines(Tables tables) {
            this.tables = tables;
        }

        @Override
        public byte[] changed(Notice.Type type, StoredObject object) {
            return line(type.name(), table(object.revision(), List.of(object)));
        }

        @Override
        public byte[] bookmark(long revision, boolean initialEnd) {
            return line("BOOKMARK", table(revision, List.of()));
        }

        private JsonObject table(long revision, List<StoredObject> rows) {
            JsonObject metadata =
                    JsonObject.of("resourceVersion", Json.of(Long.toString(revision)));
            JsonObject table = tables.of(metadata, rows, withHeader);
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
