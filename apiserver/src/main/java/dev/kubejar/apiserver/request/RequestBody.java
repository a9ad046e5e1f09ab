package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.protobuf.ProtobufException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// The object in a request's body.
///
/// @param duplicates paths of repeated fields of a JSON body, of which the last won
/// @param repeated the same of a YAML body, in the words of its parser: `line 7: key "replicas"
///   already set in map`
public record RequestBody(JsonObject object, List<String> duplicates, List<String> repeated) {
    private static final int SHOWN_BYTES = 30;
    private static final String UNREADABLE = "couldn't get version/kind; json parse error: ";

    /// The type that upstream's decoder reads first, as Go prints it.
    private static final String GO_IDENTITY =
            "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

    public RequestBody {
        duplicates = List.copyOf(duplicates);
        repeated = List.copyOf(repeated);
    }

    /// A body that was not written down.
    public static RequestBody of(JsonObject object) {
        return new RequestBody(object, List.of(), List.of());
    }

    /// Reads a body that should be of the kind `type`; refuses with 415 or 400 what is no object.
    public static RequestBody read(Request request, ResourceType type, Protobuf protobuf) {
        boolean spoken = protobuf.speaks(type.apiVersion(), type.kind());
        MediaType.Encoding encoding = MediaType.ofBody(request, spoken);
        byte[] bytes = request.body().bytes();
        return encoding == MediaType.Encoding.PROTOBUF
                ? readProtobuf(bytes, type, protobuf)
                : readText(encoding, bytes, type.kind());
    }

    /// As [#read], of a custom kind, whose bodies must say what they are.
    public static RequestBody readCustom(Request request, ResourceType type, Protobuf protobuf) {
        RequestBody body = read(request, type, protobuf);
        if (body.object.string("kind").isEmpty()) {
            throw StatusException.badRequest(
                    "Object 'Kind' is missing in 'object has no kind field '");
        }
        return body;
    }

    private static RequestBody readProtobuf(byte[] bytes, ResourceType type, Protobuf protobuf) {
        try {
            JsonObject object = protobuf.decode(bytes, type.apiVersion(), type.kind());
            return of(object);
        } catch (ProtobufException e) {
            String why = String.valueOf(e.getMessage());
            throw e.kind().isEmpty()
                    ? unrecognized(type.kind(), why, bytes)
                    : StatusException.badRequest(
                            "%s in version \"%s\" cannot be handled as a %s: %s"
                                    .formatted(
                                            e.kind(), version(e.apiVersion()), type.kind(), why));
        }
    }

    private static String version(String apiVersion) {
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    /// As [#read], of options, of which upstream tells what is wrong and no more.
    static JsonObject readOptions(Request request, ResourceType type, Protobuf protobuf) {
        boolean spoken = protobuf.speaks(type.apiVersion(), type.kind());
        MediaType.Encoding encoding = MediaType.ofBody(request, spoken);
        byte[] bytes = request.body().bytes();
        try {
            return encoding == MediaType.Encoding.PROTOBUF
                    ? protobuf.decode(bytes, type.apiVersion(), type.kind())
                    : parseText(encoding, bytes).object();
        } catch (JsonParseException | ProtobufException e) {
            throw StatusException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static RequestBody readText(MediaType.Encoding encoding, byte[] bytes, String kind) {
        try {
            return parseText(encoding, bytes);
        } catch (JsonParseException e) {
            throw unrecognized(kind, String.valueOf(e.getMessage()), bytes);
        }
    }

    private static RequestBody parseText(MediaType.Encoding encoding, byte[] bytes) {
        var duplicates = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        boolean yaml = encoding == MediaType.Encoding.YAML;
        Json body = yaml ? parseYaml(bytes, repeated::add) : parse(bytes, duplicates::add);
        return new RequestBody(identified(body), duplicates, repeated);
    }

    private static Json parseYaml(byte[] bytes, Consumer<String> onRepeated) {
        return YamlReader.parse(
                new String(bytes, StandardCharsets.UTF_8),
                field -> onRepeated.accept(field.message()));
    }

    private static Json parse(byte[] bytes, Consumer<String> onDuplicate) {
        try {
            return JsonReader.parseForeign(bytes, onDuplicate);
        } catch (JsonParseException e) {
            throw new JsonParseException(UNREADABLE + GoSyntax.problem(bytes, e));
        }
    }

    /// The object in a body, whose kind and version can be read; nothing is an empty one.
    private static JsonObject identified(Json body) {
        if (body instanceof JsonNull) {
            return JsonObject.EMPTY;
        }
        if (!(body instanceof JsonObject object)) {
            throw new JsonParseException(
                    UNREADABLE
                            + "json: cannot unmarshal "
                            + word(body)
                            + " into Go value of type "
                            + GO_IDENTITY);
        }
        for (String field : List.of("apiVersion", "kind")) {
            Json value = object.find(field).orElse(JsonNull.NULL);
            if (!(value instanceof JsonString || value instanceof JsonNull)) {
                throw new JsonParseException(
                        UNREADABLE
                                + "json: cannot unmarshal %s into Go struct field .%s of type string"
                                        .formatted(word(value), field));
            }
        }
        return object;
    }

    private static String word(Json value) {
        return switch (value) {
            case JsonObject _ -> "object";
            case JsonArray _ -> "array";
            case JsonString _ -> "string";
            case JsonBoolean _ -> "bool";
            case JsonInteger _, JsonDecimal _ -> "number";
            case JsonNull _ -> "null";
        };
    }

    private static StatusException unrecognized(String kind, String why, byte[] bytes) {
        return StatusException.badRequest(
                "the object provided is unrecognized (must be of type %s): %s (%s)"
                        .formatted(kind, why, summary(bytes)));
    }

    /// The beginning of a body, as upstream shows it: text if it looks like JSON, else hexadecimal.
    private static String summary(byte[] bytes) {
        if (bytes.length == 0) {
            return "<empty>";
        }
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN_BYTES));
        String text =
                start[0] == '{'
                        ? new String(start, StandardCharsets.UTF_8)
                        : HexFormat.of().formatHex(start);
        return bytes.length > SHOWN_BYTES ? text + " ..." : text;
    }
}
