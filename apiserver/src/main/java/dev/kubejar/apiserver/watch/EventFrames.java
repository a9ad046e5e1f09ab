package dev.kubejar.apiserver.watch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.Status;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.table.Tables;
import java.util.Arrays;
import java.util.function.Function;

/// Watch events as protobuf.
///
/// @param shown what a client sees of an object
/// @param apiVersion of what it sees, for bookmarks
/// @param kind of what it sees, for bookmarks
/// @param delimited whether each event has its length before it; the messages of a WebSocket need
///   none
public record EventFrames(
        Protobuf protobuf,
        Function<ApiObject, JsonObject> shown,
        String apiVersion,
        String kind,
        boolean delimited)
        implements EventEncoding {

    /// Whole objects.
    public static EventEncoding objects(Protobuf protobuf, KindDefinition row, boolean delimited) {
        return new EventFrames(
                protobuf, ApiObject::json, row.type().apiVersion(), row.type().kind(), delimited);
    }

    /// PartialObjectMetadata.
    public static EventEncoding metadata(Protobuf protobuf, boolean delimited) {
        return new EventFrames(
                protobuf, Tables::metadataOf, "meta.k8s.io/v1", "PartialObjectMetadata", delimited);
    }

    private byte[] frame(String type, JsonObject object) {
        byte[] frame = protobuf.event(type, object);
        return delimited ? frame : Arrays.copyOfRange(frame, Integer.BYTES, frame.length);
    }

    @Override
    public byte[] changed(Notice.Type type, StoredObject object) {
        return frame(type.name(), shown.apply(object.object()));
    }

    @Override
    public byte[] bookmark(long revision, boolean initialEnd) {
        return frame("BOOKMARK", EventLines.bookmarkOf(kind, apiVersion, revision, initialEnd));
    }

    @Override
    public byte[] error(Status status) {
        return frame("ERROR", status.json());
    }
}
