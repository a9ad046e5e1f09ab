package dev.kubejar.apiserver.watch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.Status;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.resource.EventForm;
import dev.kubejar.apiserver.resource.Notice;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.table.PartialMetadata;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Watch events as protobuf.
///
/// @param shown what a client sees of an object
/// @param apiVersion of what it sees, for bookmarks
/// @param kind of what it sees, for bookmarks
/// @param shared the form of events that are the same for all watchers; empty for none
/// @param delimited whether each event has its length before it; the messages of a WebSocket need
///   none
public record EventFrames(
        Protobuf protobuf,
        Function<ApiObject, JsonObject> shown,
        String apiVersion,
        String kind,
        Optional<EventForm> shared,
        boolean delimited)
        implements EventEncoding {

    /// Whole objects.
    public static EventEncoding objects(Protobuf protobuf, KindDefinition row, boolean delimited) {
        return new EventFrames(
                protobuf,
                ApiObject::json,
                row.type().apiVersion(),
                row.type().kind(),
                Optional.of(EventForm.PROTOBUF),
                delimited);
    }

    /// PartialObjectMetadata of `apiVersion`.
    public static EventEncoding metadata(
            Protobuf protobuf, PartialMetadata partial, boolean delimited) {
        return new EventFrames(
                protobuf,
                partial::of,
                partial.apiVersion(),
                "PartialObjectMetadata",
                EventLines.sharedMetadata(partial.apiVersion(), EventForm.METADATA_PROTOBUF),
                delimited);
    }

    private byte[] framed(byte[] event) {
        return delimited ? event : Arrays.copyOfRange(event, Integer.BYTES, event.length);
    }

    @Override
    public byte[] changed(Notice.Type type, StoredObject object) {
        Supplier<byte[]> made = () -> protobuf.event(type.name(), shown.apply(object.object()));
        return framed(shared.map(form -> object.event(type, form, made)).orElseGet(made));
    }

    @Override
    public byte[] bookmark(long revision, boolean initialEnd) {
        return framed(
                protobuf.event(
                        "BOOKMARK", EventLines.bookmarkOf(kind, apiVersion, revision, initialEnd)));
    }

    @Override
    public byte[] error(Status status) {
        return framed(protobuf.event("ERROR", status.json()));
    }
}
