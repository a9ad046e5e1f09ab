package dev.kubejar.apiserver;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.builtin.ScaleColumns;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.YamlWriter;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.BodySource;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.http.SocketSink;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.request.GoTypes;
import dev.kubejar.apiserver.request.MediaType;
import dev.kubejar.apiserver.request.RequestPath;
import dev.kubejar.apiserver.request.Written;
import dev.kubejar.apiserver.resource.Page;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.table.PartialMetadata;
import dev.kubejar.apiserver.table.Tables;
import dev.kubejar.apiserver.watch.EventEncoding;
import dev.kubejar.apiserver.watch.EventFrames;
import dev.kubejar.apiserver.watch.EventLines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes what the verbs return in the form and encoding that one request accepts. Stored bytes go
/// out as they are wherever the form is the whole object in JSON.
final class ResourceResponses {
    private static final byte[] COMMA = {','};
    private static final byte[] LINE_END = {'\n'};

    private final Request request;
    private final KindDefinition row;
    private final Protobuf protobuf;
    private final Schemas schemas;
    private final MediaType accepted;
    private final Time time;

    /// Refuses with 406 a request that accepts nothing we speak.
    ///
    /// @param row the kind that is asked for
    ResourceResponses(
            Request request, KindDefinition row, RequestPath path, ApiCore core, Time time) {
        this.request = request;
        this.row = row;
        this.protobuf = core.protobuf();
        this.schemas = core.schemas();
        boolean watches = request.method().equals("GET") && path.isWatch(request.query());
        boolean hasForms =
                row.showsObjectAt(path.subresource()) || path.subresource().equals("scale");
        this.accepted =
                MediaType.accepted(
                        request,
                        new MediaType.Offer(
                                () -> hasProtobuf(path), hasForms, path.name().isEmpty(), watches));
        this.time = time;
    }

    /// What stands at a subresource of its own, such as a Scale, always has.
    private boolean hasProtobuf(RequestPath path) {
        String version = row.type().apiVersion();
        return row.showsObjectAt(path.subresource())
                ? protobuf.speaks(version, row.type().kind())
                        && protobuf.speaks(version, row.listKind())
                : !row.isCustom();
    }

    private boolean isProtobuf() {
        return accepted.encoding() == MediaType.Encoding.PROTOBUF;
    }

    private Tables tables(List<Column> columns) {
        return new Tables(columns, partial(), Tables.Include.parse(request.query()), time.now());
    }

    private PartialMetadata partial() {
        return new PartialMetadata(accepted.apiVersion(), schemas);
    }

    Response object(int code, StoredObject object) {
        return accepted.form() == MediaType.Form.OBJECT && !isProtobuf()
                ? response(code, List.of(object.bytes(), LINE_END))
                : shown(code, object.object(), row.columns().get());
    }

    private Response shown(int code, ApiObject object, List<Column> columns) {
        return switch (accepted.form()) {
            case OBJECT -> tree(code, object.json());
            case METADATA -> tree(code, partial().of(object));
            case METADATA_LIST ->
                    throw StatusException.of(
                            Reason.NOT_ACCEPTABLE,
                            "you requested PartialObjectMetadataList, but the requested object is not a list (*%s)"
                                    .formatted(
                                            GoTypes.internal(object.apiVersion(), object.kind())));
            case TABLE -> tree(code, table(object, columns));
        };
    }

    private Response.Content tree(int code, JsonObject tree) {
        return new Response.Content(
                code, headers(), List.of(Written.bytes(tree, accepted.encoding(), protobuf)));
    }

    private Headers headers() {
        return Headers.of("Content-Type", accepted.encoding().contentType());
    }

    private JsonObject table(ApiObject object, List<Column> columns) {
        JsonObject metadata =
                JsonObject.builder()
                        .putUnlessEmpty("resourceVersion", object.meta().resourceVersion())
                        .build();
        return tables(columns).of(metadata, List.of(object), true);
    }

    /// An object that is not kept, such as a Scale or a Status.
    Response other(int code, ApiObject object) {
        boolean isScale = object.kind().equals(BuiltinKinds.SCALE.kind());
        return isScale ? shown(code, object, ScaleColumns.ALL) : tree(code, object.json());
    }

    Response list(Page page) {
        return switch (accepted.form()) {
            case OBJECT ->
                    isProtobuf() ? tree(200, objectList(page)) : response(200, parts(row, page));
            case METADATA ->
                    throw StatusException.of(
                            Reason.NOT_ACCEPTABLE,
                            "you requested PartialObjectMetadata, but the requested object is a list (*%s)"
                                    .formatted(
                                            GoTypes.internal(
                                                    row.type().apiVersion(), row.listKind())));
            case METADATA_LIST -> tree(200, metadataList(page));
            case TABLE -> tree(200, table(page));
        };
    }

    private JsonObject table(Page page) {
        List<ApiObject> listed = page.items().stream().map(StoredObject::object).toList();
        return tables(row.columns().get()).of(page.metadata(), row.rules().inTable(listed), true);
    }

    private JsonObject objectList(Page page) {
        List<JsonObject> items = page.items().stream().map(item -> item.object().json()).toList();
        return list(row.type().apiVersion(), row.listKind(), page, items);
    }

    private JsonObject metadataList(Page page) {
        List<JsonObject> items =
                page.items().stream().map(item -> partial().of(item.object())).toList();
        return list(accepted.apiVersion(), "PartialObjectMetadataList", page, items);
    }

    private static JsonObject list(
            String apiVersion, String listKind, Page page, List<JsonObject> items) {
        return JsonObject.builder()
                .put("kind", listKind)
                .put("apiVersion", apiVersion)
                .put("metadata", page.metadata())
                .put("items", JsonArray.of(items))
                .build();
    }

    /// Whatever stands around the items: a custom list's fields are sorted, too.
    private static List<byte[]> parts(KindDefinition row, Page page) {
        String version = row.type().apiVersion();
        String head =
                row.isCustom()
                        ? "{\"apiVersion\":\"%s\",\"items\":[".formatted(version)
                        : "{\"kind\":\"%s\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":["
                                .formatted(row.listKind(), version, page.metadata());
        String tail =
                row.isCustom()
                        ? "],\"kind\":\"%s\",\"metadata\":%s}\n"
                                .formatted(row.listKind(), page.untypedMetadata())
                        : "]}\n";
        var parts = new ArrayList<byte[]>(page.items().size() * 2 + 2);
        parts.add(head.getBytes(StandardCharsets.UTF_8));
        boolean first = true;
        for (StoredObject item : page.items()) {
            if (!first) {
                parts.add(COMMA);
            }
            parts.add(item.itemBytes());
            first = false;
        }
        parts.add(tail.getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    EventEncoding events() {
        return switch (accepted.form()) {
            case OBJECT ->
                    isProtobuf()
                            ? EventFrames.objects(protobuf, row, !inSocket())
                            : EventLines.objects(row, schemas);
            case METADATA, METADATA_LIST ->
                    isProtobuf()
                            ? EventFrames.metadata(protobuf, partial(), !inSocket())
                            : EventLines.metadata(partial());
            case TABLE -> EventLines.tables(tables(row.columns().get()), row);
        };
    }

    /// The stream of `events`, or its messages for a client that asks for a WebSocket.
    Response watch(BodySource events) {
        if (inSocket()) {
            var messages = isProtobuf() ? SocketSink.Messages.BINARY : SocketSink.Messages.TEXT;
            return new Response.WebSocketUpgrade(
                    List.of(), socket -> SocketSink.send(events, socket, messages));
        }
        return new Response.Streamed(200, headersOfWatch(), events);
    }

    private boolean inSocket() {
        return request.wantsUpgrade("websocket");
    }

    private Headers headersOfWatch() {
        return Headers.of(
                "Content-Type",
                isProtobuf()
                        ? accepted.encoding().contentType() + ";stream=watch"
                        : MediaType.Encoding.JSON.contentType());
    }

    private Response.Content response(int code, List<byte[]> json) {
        return new Response.Content(
                code,
                headers(),
                accepted.encoding() == MediaType.Encoding.YAML
                        ? List.of(yaml(joined(json)))
                        : json);
    }

    private static byte[] yaml(byte[] json) {
        return YamlWriter.text(JsonReader.parse(json)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
