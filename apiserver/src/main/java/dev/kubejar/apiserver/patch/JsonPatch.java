package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// JSON patch: a list of operations, carried out in order or not at all.
///
/// Source: [RFC 6902](https://www.rfc-editor.org/rfc/rfc6902)
public final class JsonPatch {

    /// As upstream: more are refused before any is tried.
    public static final int MAX_OPERATIONS = 10_000;

    /// As upstream: the size of all that the copies of one patch may add.
    private static final int MAX_COPIED_BYTES = 3 << 20;

    private JsonPatch() {}

    /// The operations of a patch's body.
    public static List<JsonObject> operations(Json patch) {
        if (!(patch instanceof JsonArray array) || array.objects().size() != array.size()) {
            throw PatchException.malformed(
                    "json: cannot unmarshal %s into Go value of type jsonpatch.Patch"
                            .formatted(patch.typeName()));
        }
        return array.objects();
    }

    public static Json apply(Json document, List<JsonObject> operations) {
        Json result = document;
        long copied = 0;
        for (JsonObject operation : operations) {
            if (operation.string("op").equals("copy")) {
                Json value = at(result, pointer(operation, "from"));
                copied += JsonWriter.bytes(value).length;
                if (copied > MAX_COPIED_BYTES) {
                    throw PatchException.unfitting(
                            "Unable to complete the copy, the accumulated size increase of copy is %d, exceeding the limit %d"
                                    .formatted(copied, MAX_COPIED_BYTES));
                }
            }
            result = apply(result, operation);
        }
        return result;
    }

    private static Json apply(Json document, JsonObject operation) {
        JsonPointer path = pointer(operation, "path");
        return switch (operation.string("op")) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> replace(document, path, value(operation));
            case "move" -> move(document, pointer(operation, "from"), path);
            case "copy" -> add(document, path, at(document, pointer(operation, "from")));
            case "test" -> test(document, path, operation.find("value").orElse(JsonNull.NULL));
            case String other -> throw PatchException.unfitting("Unexpected kind: " + other);
        };
    }

    private static JsonPointer pointer(JsonObject operation, String field) {
        return JsonPointer.parse(
                operation
                        .findString(field)
                        .orElseThrow(() -> PatchException.unfitting("missing " + field)));
    }

    private static Json value(JsonObject operation) {
        return operation.find("value").orElseThrow(() -> PatchException.unfitting("missing value"));
    }

    private static Json at(Json document, JsonPointer path) {
        return path.find(document).orElseThrow(() -> PatchException.unfitting("missing path"));
    }

    /// Copies into copies would lead as deep as one likes.
    private static void checkDepth(JsonPointer path, Json value) {
        if (path.steps().size() + depth(value) > JsonReader.MAX_FOREIGN_DEPTH) {
            throw PatchException.unfitting("exceeded max depth");
        }
    }

    private static int depth(Json value) {
        Stream<Json> children =
                switch (value) {
                    case JsonObject object ->
                            object.keys().stream().flatMap(key -> object.find(key).stream());
                    case JsonArray array -> array.values().stream();
                    default -> Stream.empty();
                };
        boolean isContainer = value instanceof JsonObject || value instanceof JsonArray;
        return (isContainer ? 1 : 0) + children.mapToInt(JsonPatch::depth).max().orElse(0);
    }

    private static Json add(Json document, JsonPointer path, Json value) {
        checkDepth(path, value);
        return path.isRoot() ? value : path.changed(document, (in, key) -> added(in, key, value));
    }

    private static Json added(Json container, String key, Json value) {
        return switch (container) {
            case JsonObject object -> object.with(key, value);
            case JsonArray array -> {
                int at = key.equals("-") ? array.size() : JsonPointer.index(key, array.size());
                var values = new ArrayList<>(array.values());
                values.add(within(at, array.size() + 1), value);
                yield JsonArray.of(values);
            }
            default -> throw PatchException.unfitting("no container at " + key);
        };
    }

    private static Json remove(Json document, JsonPointer path) {
        if (path.isRoot()) {
            throw PatchException.unfitting("the whole document cannot be removed");
        }
        return path.changed(document, JsonPatch::removed);
    }

    private static Json removed(Json container, String key) {
        return switch (container) {
            case JsonObject object when object.has(key) -> object.without(key);
            case JsonArray array -> {
                var values = new ArrayList<>(array.values());
                values.remove(within(JsonPointer.index(key, array.size()), array.size()));
                yield JsonArray.of(values);
            }
            default -> throw PatchException.unfitting("nothing to remove at " + key);
        };
    }

    private static Json replace(Json document, JsonPointer path, Json value) {
        checkDepth(path, value);
        return path.isRoot()
                ? value
                : path.changed(document, (in, key) -> replaced(in, key, value));
    }

    private static Json replaced(Json container, String key, Json value) {
        return switch (container) {
            case JsonObject object when object.has(key) -> object.with(key, value);
            case JsonArray array -> {
                var values = new ArrayList<>(array.values());
                values.set(within(JsonPointer.index(key, array.size()), array.size()), value);
                yield JsonArray.of(values);
            }
            default -> throw PatchException.unfitting("nothing to replace at " + key);
        };
    }

    private static Json move(Json document, JsonPointer from, JsonPointer path) {
        if (path.startsWith(from) && !path.equals(from)) {
            throw PatchException.unfitting("a value cannot move into itself");
        }
        Json moved = at(document, from);
        return path.equals(from) ? document : add(remove(document, from), path, moved);
    }

    private static Json test(Json document, JsonPointer path, Json expected) {
        Optional<Json> found = path.find(document);
        if (!found.orElse(JsonNull.NULL).equals(expected)) {
            throw PatchException.unfitting("testing value failed");
        }
        return document;
    }

    private static int within(int index, int bound) {
        if (index < 0 || index >= bound) {
            throw PatchException.unfitting("Unable to access invalid index: " + index);
        }
        return index;
    }
}
