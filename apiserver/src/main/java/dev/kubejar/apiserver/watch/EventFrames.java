package dev.kubejar.apiserver.watch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.Status;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.table.Tables;
import java.util.function.Function;

/// Watch events as protobuf: each with its length before it.
///
/// @param shown what a client sees of an object
/// @param apiVersion of what it sees, for bookmarks
/// @param kind of what it sees, for bookmarks
public record EventFrames(
        Protobuf protobuf, Function<ApiObject, JsonObject> shown, String apiVersion, String kind)
        implements EventEncoding {

    /// Whole objects.
    public static EventEncoding objects(Protobuf protobuf, KindDefinition row) {
        return new EventFrames(
                protobuf, ApiObject::json, row.type().apiVersion(), row.type().kind());
    }

    /// PartialObjectMetadata.
    public static EventEncoding metadata(Protobuf protobuf) {
        return new EventFrames(
                protobuf, Tables::metadataOf, "meta.k8s.io/v1", "PartialObjectMetadata");
    }

    @Override
    public byte[] changed(Notice.Type type, StoredObject object) {
        return protobuf.event(type.name(), shown.apply(object.object()));
    }

    @Override
    public byte[] bookmark(long revision, boolean initialEnd) {
        return protobuf.event(
                "BOOKMARK", EventLines.bookmarkOf(kind, apiVersion, revision, initialEnd));
    }

    @Override
    public byte[] error(Status status) {
        return protobuf.event("ERROR", status.json());
    }
}
