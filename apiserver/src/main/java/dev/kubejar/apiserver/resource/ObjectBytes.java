package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.store.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

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

    /// The tag at a revision, where it can be told without reading the bytes back.
    private final Optional<LongFunction<ObjectTag>> tag;

    private ObjectBytes(byte[] tail, Optional<LongFunction<ObjectTag>> tag) {
        this.tail = tail;
        this.tag = tag;
    }

    static ObjectBytes of(ApiObject object) {
        return new ObjectBytes(tail(object, false), Optional.empty());
    }

    /// As [#of], of a built-in kind in the row that it is stored in.
    static ObjectBytes of(KindDefinition row, ApiObject object) {
        ApiObject shown = identified(row.type(), object.json());
        return new ObjectBytes(
                tail(object, false),
                Optional.of(revision -> ObjectTag.of(row, versioned(shown, revision))));
    }

    /// As [#of], with the kind and version that the object names: of a custom object, whose stored
    /// version may be another than the one its kind is stored in today.
    static ObjectBytes withOwnKind(ApiObject object) {
        return new ObjectBytes(tail(object, true), Optional.empty());
    }

    private static byte[] tail(ApiObject object, boolean identified) {
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
        return tail;
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

    /// What selectors see at that revision, unless only the bytes can tell.
    Optional<ObjectTag> tagAt(long revision) {
        return tag.map(of -> of.apply(revision));
    }

    /// The object as `revision` wrote it.
    static ApiObject versioned(ApiObject object, long revision) {
        return object.withMeta(
                object.meta().with("resourceVersion", Json.of(Long.toString(revision))));
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
        if (isIdentified(type, json)) {
            return new ApiObject(json);
        }
        JsonObject.Builder whole =
                JsonObject.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        json.forEach((key, value) -> {
            if (!key.equals("kind") && !key.equals("apiVersion")) {
                whole.put(key, value);
            }
        });
        return new ApiObject(whole.build());
    }

    private static boolean isIdentified(ResourceType type, JsonObject json) {
        return json.size() > 1
                && json.keys().get(0).equals("kind")
                && json.keys().get(1).equals("apiVersion")
                && json.string("kind").equals(type.kind())
                && json.string("apiVersion").equals(type.apiVersion());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
