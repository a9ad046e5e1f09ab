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
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// An object as the store keeps it: its JSON without `kind` and `apiVersion`, but for the digits of
/// its `resourceVersion`.
///
/// ```
/// {"metadata":{"name":"web",…,"resourceVersion":"42",…},"spec":{…},"status":{…}}
/// ```
///
/// So a list sends the bytes as they are (its items name no kind, as upstream's), a get puts the
/// kind before them, and a new revision is set without decoding.
final class ObjectBytes implements Value {
    private static final String VERSION = "resourceVersion";

    private final JsonWriter.Split json;

    /// The tag at a revision, where it can be told without reading the bytes back.
    private final Optional<LongFunction<ObjectTag>> tag;

    private ObjectBytes(JsonWriter.Split json, Optional<LongFunction<ObjectTag>> tag) {
        this.json = json;
        this.tag = tag;
    }

    /// Of a built-in kind.
    static ObjectBytes of(ApiObject object) {
        return new ObjectBytes(bare(object), Optional.empty());
    }

    /// As [#of], of a built-in kind in the row that it is stored in.
    static ObjectBytes of(KindDefinition row, ApiObject object) {
        ApiObject shown = identified(row.type(), object.json());
        return new ObjectBytes(
                bare(object),
                Optional.of(revision -> ObjectTag.of(row, versioned(shown, revision))));
    }

    /// As [#of], with the kind and version that the object names: of a custom object, whose stored
    /// version may be another than the one its kind is stored in today.
    static ObjectBytes withOwnKind(ApiObject object) {
        return new ObjectBytes(split(object.json()), Optional.empty());
    }

    private static JsonWriter.Split bare(ApiObject object) {
        JsonObject.Builder bare = JsonObject.builder();
        object.json()
                .forEach((key, value) -> {
                    if (!isIdentity(key)) {
                        bare.put(key, value);
                    }
                });
        return split(bare.build());
    }

    private static JsonWriter.Split split(JsonObject json) {
        JsonObject blank = json.with("metadata", json.object("metadata").with(VERSION, ""));
        return JsonWriter.split(blank, List.of("metadata", VERSION));
    }

    private static boolean isIdentity(String key) {
        return key.equals("kind") || key.equals("apiVersion");
    }

    @Override
    public byte[] at(long revision) {
        return json.around(ascii(Long.toString(revision)));
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

    /// The object with the names of its type, first unless it has them.
    static ApiObject identified(ResourceType type, JsonObject json) {
        if (isIdentified(type, json)) {
            return new ApiObject(json);
        }
        JsonObject.Builder whole =
                JsonObject.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        json.forEach((key, value) -> {
            if (!isIdentity(key)) {
                whole.put(key, value);
            }
        });
        return new ApiObject(whole.build());
    }

    private static boolean isIdentified(ResourceType type, JsonObject json) {
        return json.string("kind").equals(type.kind())
                && json.string("apiVersion").equals(type.apiVersion());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
