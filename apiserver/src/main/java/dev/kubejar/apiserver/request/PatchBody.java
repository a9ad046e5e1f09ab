package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.client.Patch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A patch as it was sent.
///
/// @param problems what a strict reader would refuse in how it is written, in upstream's words,
///   such as `duplicate field "spec.replicas"`
public record PatchBody(Patch patch, List<String> problems) {
    private static final Set<String> OPERATION = Set.of("op", "path", "from", "value");

    public PatchBody {
        problems = List.copyOf(problems);
    }

    /// A patch that was not written down.
    public static PatchBody of(Patch patch) {
        return new PatchBody(patch, List.of());
    }

    /// Reads a body of the type; refuses with 400 what cannot be one.
    ///
    /// @param checked whether the client wants to hear of problems; upstream's messages differ
    public static PatchBody read(Request request, Patch.Type type, boolean checked) {
        byte[] bytes = request.body().bytes();
        return switch (type) {
            case JSON -> operations(bytes, checked);
            case MERGE -> merge(bytes, checked);
            case STRATEGIC -> object(bytes, type, "");
            case APPLY -> apply(bytes);
        };
    }

    private static Json parse(byte[] bytes, List<String> problems, String refusal) {
        try {
            return JsonReader.parseForeign(
                    bytes, path -> problems.add("duplicate field \"" + path + "\""));
        } catch (JsonParseException e) {
            throw StatusException.badRequest(refusal + GoSyntax.problem(bytes, e));
        }
    }

    private static StatusException mismatch(String refusal, Json found, String goType) {
        return StatusException.badRequest(
                "%sjson: cannot unmarshal %s into Go value of type %s"
                        .formatted(refusal, found.typeName(), goType));
    }

    private static PatchBody object(byte[] bytes, Patch.Type type, String refusal) {
        var problems = new ArrayList<String>();
        Json body = parse(bytes, problems, refusal);
        if (!(body instanceof JsonObject || body instanceof JsonNull)) {
            throw mismatch(refusal, body, "map[string]interface {}");
        }
        return new PatchBody(new Patch(type, body), problems);
    }

    private static PatchBody merge(byte[] bytes, boolean checked) {
        return checked
                ? object(bytes, Patch.Type.MERGE, "error decoding patch: ")
                : of(new Patch(Patch.Type.MERGE, parse(bytes, new ArrayList<>(), "")));
    }

    // ---- JSON patch

    private static PatchBody operations(byte[] bytes, boolean checked) {
        var problems = new ArrayList<String>();
        String refusal = checked ? "error decoding patch: " : "";
        Json body = parse(bytes, problems, refusal);
        if (body instanceof JsonNull) {
            return of(new Patch(Patch.Type.JSON, JsonArray.EMPTY));
        }
        if (!(body instanceof JsonArray operations)) {
            throw mismatch(refusal, body, checked ? "[]handlers.jsonPatchOp" : "jsonpatch.Patch");
        }
        for (int i = 0; i < operations.size(); i++) {
            if (!(operations.get(i) instanceof JsonObject operation)) {
                throw mismatch(
                        refusal,
                        operations.get(i),
                        checked ? "handlers.jsonPatchOp" : "jsonpatch.Operation");
            }
            if (checked) {
                checkTexts(operation);
                problems.addAll(unknown(operation, "[" + i + "]"));
            }
        }
        return new PatchBody(
                new Patch(Patch.Type.JSON, body),
                problems.stream().map(problem -> "json patch " + problem).toList());
    }

    private static void checkTexts(JsonObject operation) {
        for (String field : List.of("op", "path", "from")) {
            operation
                    .find(field)
                    .filter(value -> !(value instanceof JsonString))
                    .ifPresent(value -> {
                        throw StatusException.badRequest(
                                "error decoding patch: json: cannot unmarshal %s into Go struct field jsonPatchOp.%s of type string"
                                        .formatted(value.typeName(), field));
                    });
        }
    }

    private static List<String> unknown(JsonObject operation, String path) {
        return operation.keys().stream()
                .filter(key -> !OPERATION.contains(key))
                .map(key -> "unknown field \"" + path + "." + key + "\"")
                .toList();
    }

    // ---- server-side apply

    private static PatchBody apply(byte[] bytes) {
        try {
            return applied(bytes);
        } catch (JsonParseException e) {
            throw undecodable("error converting YAML to JSON: " + e.getMessage());
        }
    }

    /// Most applies are JSON, which is YAML and read faster as what it is.
    private static PatchBody applied(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == '{') {
            try {
                var repeated = new ArrayList<String>();
                Json body = JsonReader.parseForeign(bytes, repeated::add);
                return repeated.isEmpty() ? applied(body, List.of()) : appliedYaml(bytes);
            } catch (JsonParseException _) { // YAML's flow style begins so, too
                return appliedYaml(bytes);
            }
        }
        return appliedYaml(bytes);
    }

    private static PatchBody appliedYaml(byte[] bytes) {
        var problems = new ArrayList<String>();
        Json body =
                YamlReader.parse(
                        new String(bytes, StandardCharsets.UTF_8),
                        repeated -> problems.add(repeated.message()));
        return applied(body, problems);
    }

    private static PatchBody applied(Json body, List<String> problems) {
        return switch (body) {
            case JsonObject object -> new PatchBody(new Patch(Patch.Type.APPLY, object), problems);
            case JsonNull _ -> of(new Patch(Patch.Type.APPLY, JsonObject.EMPTY));
            default ->
                    throw undecodable(
                            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s into Go value of type map[string]interface {}"
                                    .formatted(body.typeName()));
        };
    }

    private static StatusException undecodable(String why) {
        return StatusException.badRequest("error decoding YAML: " + why);
    }
}
