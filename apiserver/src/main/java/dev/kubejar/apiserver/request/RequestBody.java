package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
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
/// @param duplicates paths of repeated fields, of which the last won
public record RequestBody(JsonObject object, List<String> duplicates) {
    private static final int SHOWN_BYTES = 30;

    public RequestBody {
        duplicates = List.copyOf(duplicates);
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

    private static RequestBody readProtobuf(byte[] bytes, ResourceType type, Protobuf protobuf) {
        try {
            JsonObject object = protobuf.decode(bytes, type.apiVersion(), type.kind());
            return new RequestBody(object, List.of());
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

    private static RequestBody readText(MediaType.Encoding encoding, byte[] bytes, String kind) {
        var duplicates = new ArrayList<String>();
        try {
            if (parse(encoding, bytes, duplicates::add) instanceof JsonObject object) {
                return new RequestBody(object, duplicates);
            }
            throw notJson(kind, "json: cannot unmarshal into Go value of type struct", bytes);
        } catch (JsonParseException e) {
            throw notJson(kind, String.valueOf(e.getMessage()), bytes);
        }
    }

    private static Json parse(
            MediaType.Encoding encoding, byte[] bytes, Consumer<String> onDuplicate) {
        return switch (encoding) {
            case JSON -> JsonReader.parse(bytes, onDuplicate);
            case YAML -> YamlReader.parse(new String(bytes, StandardCharsets.UTF_8), onDuplicate);
            case PROTOBUF -> throw new IllegalArgumentException("no text: " + encoding);
        };
    }

    /// Reads the body of a patch: any JSON.
    public static Json readPatch(Request request) {
        try {
            return JsonReader.parse(request.body().bytes());
        } catch (JsonParseException e) {
            throw StatusException.badRequest("error decoding patch: " + e.getMessage());
        }
    }

    /// Reads the body of a server-side apply: an object in YAML, which JSON is too.
    public static JsonObject readApply(Request request) {
        try {
            if (parseApply(request.body().bytes()) instanceof JsonObject object) {
                return object;
            }
            throw undecodable(
                    "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal into Go value of type map[string]interface {}");
        } catch (JsonParseException e) {
            throw undecodable("error converting YAML to JSON: " + e.getMessage());
        }
    }

    private static Json parseApply(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == '{') {
            try {
                return JsonReader.parse(bytes);
            } catch (JsonParseException _) { // YAML's flow style begins so, too
                return YamlReader.parse(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return YamlReader.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private static StatusException undecodable(String why) {
        return StatusException.badRequest("error decoding YAML: " + why);
    }

    private static StatusException notJson(String kind, String why, byte[] bytes) {
        return unrecognized(kind, "couldn't get version/kind; json parse error: " + why, bytes);
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
