package dev.kubejar.apiserver;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.json.YamlWriter;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.request.MediaType;
import dev.kubejar.apiserver.request.PrettyJson;
import dev.kubejar.apiserver.resource.Page;
import dev.kubejar.apiserver.resource.StoredObject;
import dev.kubejar.apiserver.table.Tables;
import dev.kubejar.apiserver.watch.EventEncoding;
import dev.kubejar.apiserver.watch.EventLines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes what the verbs return in the form and encoding that one request accepts. Stored bytes go
/// out as they are wherever the form is the whole object in JSON.
final class ResourceResponses {
    private static final byte[] COMMA = {','};
    private static final byte[] END_OF_LIST = "]}\n".getBytes(StandardCharsets.UTF_8);

    private final Request request;
    private final MediaType accepted;
    private final Time time;

    /// Refuses with 406 a request that accepts nothing we speak.
    ResourceResponses(Request request, Time time) {
        this.request = request;
        this.accepted = MediaType.accepted(request);
        this.time = time;
    }

    private Tables tables(KindDefinition row) {
        return new Tables(row, Tables.Include.parse(request.query()), time.now());
    }

    Response object(int code, StoredObject object) {
        byte[] bytes =
                switch (accepted.form()) {
                    case OBJECT -> object.bytes();
                    case METADATA -> JsonWriter.bytes(Tables.metadataOf(object.object()));
                    case TABLE -> JsonWriter.bytes(table(object));
                };
        return response(code, List.of(bytes));
    }

    private JsonObject table(StoredObject object) {
        JsonObject metadata =
                JsonObject.builder()
                        .putUnlessEmpty("resourceVersion", object.object().meta().resourceVersion())
                        .build();
        return tables(object.row()).of(metadata, List.of(object), true);
    }

    /// An object that is not kept, such as a Scale or a Status.
    Response other(int code, ApiObject object) {
        return response(code, List.of(JsonWriter.bytes(object.json())));
    }

    Response list(KindDefinition row, Page page) {
        return switch (accepted.form()) {
            case OBJECT -> response(200, parts(row.type(), page));
            case METADATA -> response(200, List.of(JsonWriter.bytes(metadataList(page))));
            case TABLE ->
                    response(
                            200,
                            List.of(
                                    JsonWriter.bytes(
                                            tables(row).of(page.metadata(), page.items(), true))));
        };
    }

    private static JsonObject metadataList(Page page) {
        List<Json> items =
                page.items().stream().<Json>map(item -> Tables.metadataOf(item.object())).toList();
        return JsonObject.builder()
                .put("kind", "PartialObjectMetadataList")
                .put("apiVersion", "meta.k8s.io/v1")
                .put("metadata", page.metadata())
                .put("items", JsonArray.of(items))
                .build();
    }

    private static List<byte[]> parts(ResourceType type, Page page) {
        String head =
                "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":["
                        .formatted(type.kind(), type.apiVersion(), page.metadata());
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
        parts.add(END_OF_LIST);
        return parts;
    }

    EventEncoding events(KindDefinition row) {
        return switch (accepted.form()) {
            case OBJECT -> EventLines.objects(row);
            case METADATA -> EventLines.metadata();
            case TABLE -> EventLines.tables(tables(row));
        };
    }

    private Response response(int code, List<byte[]> parts) {
        var headers = Headers.of("Content-Type", accepted.encoding().contentType());
        return new Response.Content(
                code,
                headers,
                switch (accepted.encoding()) {
                    case JSON ->
                            PrettyJson.isWanted(request)
                                    ? List.of(PrettyJson.of(joined(parts)))
                                    : parts;
                    case YAML -> List.of(yaml(joined(parts)));
                });
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
