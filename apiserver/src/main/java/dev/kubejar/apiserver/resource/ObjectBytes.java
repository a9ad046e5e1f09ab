package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.store.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An object as the store keeps it: its JSON without `kind` and `apiVersion`, `resourceVersion`
/// first.
///
/// ```
/// {"metadata":{"resourceVersion":"42","name":"web",…},"spec":{…},"status":{…}}
/// ```
///
/// So a list sends the bytes as they are (its items name no kind, as upstream's), a get puts the
/// kind before them, and a new revision is set without decoding.
final class ObjectBytes implements Value {
    private static final byte[] HEAD = ascii("{\"metadata\":{\"resourceVersion\":\"");

    /// From the quote that ends the resource version to the end.
    private final byte[] tail;

    private ObjectBytes(byte[] tail) {
        this.tail = tail;
    }

    static ObjectBytes of(ApiObject object) {
        return of(object, false);
    }

    /// As [#of], with the kind and version that the object names: of a custom object, whose stored
    /// version may be another than the one its kind is stored in today.
    static ObjectBytes withOwnKind(ApiObject object) {
        return of(object, true);
    }

    private static ObjectBytes of(ApiObject object, boolean identified) {
        JsonObject json = object.json();
        byte[] meta = JsonWriter.bytes(json.object("metadata").without("resourceVersion"));
        JsonObject.Builder rest = JsonObject.builder();
        json.forEach((key, value) -> {
            if (!key.equals("metadata") && (identified || !isIdentity(key))) {
                rest.put(key, value);
            }
        });
        byte[] more = JsonWriter.bytes(rest.build());
        boolean nothingMore = more.length == 2;
        byte[] tail = new byte[2 + meta.length - 1 + (nothingMore ? 1 : more.length)];
        tail[0] = '"';
        tail[1] = ',';
        System.arraycopy(meta, 1, tail, 2, meta.length - 1);
        int end = meta.length + 1;
        if (nothingMore) {
            tail[end] = '}';
        } else {
            tail[end] = ',';
            System.arraycopy(more, 1, tail, end + 1, more.length - 1);
        }
        return new ObjectBytes(tail);
    }

    private static boolean isIdentity(String key) {
        return key.equals("kind") || key.equals("apiVersion");
    }

    @Override
    public byte[] at(long revision) {
        byte[] digits = ascii(Long.toString(revision));
        byte[] whole = new byte[HEAD.length + digits.length + tail.length];
        System.arraycopy(HEAD, 0, whole, 0, HEAD.length);
        System.arraycopy(digits, 0, whole, HEAD.length, digits.length);
        System.arraycopy(tail, 0, whole, HEAD.length + digits.length, tail.length);
        return whole;
    }

    /// `stored` as a client gets it when it asks for one object: with its kind.
    public static byte[] withKind(ResourceType type, byte[] stored) {
        byte[] kind =
                ascii(
                        "{\"kind\":\"%s\",\"apiVersion\":\"%s\","
                                .formatted(type.kind(), type.apiVersion()));
        byte[] whole = Arrays.copyOf(kind, kind.length + stored.length - 1);
        System.arraycopy(stored, 1, whole, kind.length, stored.length - 1);
        return whole;
    }

    /// The line that tells watchers of `object`, which has its kind.
    static byte[] eventLine(Notice.Type type, byte[] object) {
        byte[] head = ascii("{\"type\":\"" + type + "\",\"object\":");
        byte[] line = Arrays.copyOf(head, head.length + object.length + 2);
        System.arraycopy(object, 0, line, head.length, object.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }

    static ApiObject decode(ResourceType type, byte[] stored) {
        return identified(type, JsonReader.parseObject(stored));
    }

    /// The object with the names of its type, first.
    static ApiObject identified(ResourceType type, JsonObject json) {
        JsonObject.Builder whole =
                JsonObject.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        json.forEach((key, value) -> {
            if (!key.equals("kind") && !key.equals("apiVersion")) {
                whole.put(key, value);
            }
        });
        return new ApiObject(whole.build());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
