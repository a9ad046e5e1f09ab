package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The object in a request's body.
///
/// @param duplicates paths of repeated fields, of which the last won
public record RequestBody(JsonObject object, List<String> duplicates) {

    public RequestBody {
        duplicates = List.copyOf(duplicates);
    }

    /// Reads a body of the kind `kind`; refuses with 415 or 400 what is no object.
    public static RequestBody read(Request request, String kind) {
        MediaType.Encoding encoding = MediaType.ofBody(request);
        byte[] bytes = request.body().bytes();
        var duplicates = new ArrayList<String>();
        try {
            if (parse(encoding, bytes, duplicates::add) instanceof JsonObject object) {
                return new RequestBody(object, duplicates);
            }
            throw unrecognized(kind, "json: cannot unmarshal into Go value of type struct", bytes);
        } catch (JsonParseException e) {
            throw unrecognized(kind, String.valueOf(e.getMessage()), bytes);
        }
    }

    private static Json parse(
            MediaType.Encoding encoding, byte[] bytes, Consumer<String> onDuplicate) {
        return switch (encoding) {
            case JSON -> JsonReader.parse(bytes, onDuplicate);
            case YAML -> YamlReader.parse(new String(bytes, StandardCharsets.UTF_8), onDuplicate);
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

    private static StatusException unrecognized(String kind, String why, byte[] bytes) {
        return StatusException.badRequest(
                "the object provided is unrecognized (must be of type %s): couldn't get version/kind; json parse error: %s (%s)"
                        .formatted(kind, why, summary(bytes)));
    }

    /// The beginning of a body, as upstream shows it: text if it is printable, else hexadecimal.
    private static String summary(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String start = text.length() > 30 ? text.substring(0, 30) + " ..." : text;
        return Json.of(start).toString();
    }
}
