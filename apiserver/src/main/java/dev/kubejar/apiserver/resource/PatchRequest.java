package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.patch.JsonPatch;
import dev.kubejar.apiserver.patch.MergePatch;
import dev.kubejar.apiserver.patch.PatchException;
import dev.kubejar.apiserver.patch.StrategicMergePatch;
import dev.kubejar.apiserver.request.PatchBody;
import dev.kubejar.apiserver.schema.GoText;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.client.Patch;
import java.util.List;
import java.util.stream.Collectors;

/// A patch meeting an object: the object it makes, or upstream's refusal.
final class PatchRequest {
    private final Schemas schemas;
    private final Bodies bodies;

    PatchRequest(Schemas schemas, Bodies bodies) {
        this.schemas = schemas;
        this.bodies = bodies;
    }

    /// The object that `patch` makes of `current`, checked and with its defaults.
    ApiObject apply(KindDefinition row, PatchBody patch, ApiObject current, Caller caller) {
        try {
            return switch (patch.patch().type()) {
                case JSON -> json(row, patch, current, caller);
                case MERGE -> {
                    Json merged = MergePatch.apply(current.json(), patch.patch().body());
                    yield bodies.patchedText(row, made(patch, current, object(merged)), caller);
                }
                case STRATEGIC -> strategic(row, patch, current, caller);
                case APPLY ->
                        throw new IllegalArgumentException("an apply is no change of an object");
            };
        } catch (PatchException e) {
            throw refusal(e);
        }
    }

    private static StatusException refusal(PatchException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case MALFORMED -> StatusException.badRequest(message);
            case UNFITTING ->
                    StatusException.of(
                            Reason.INVALID,
                            "the server rejected our request due to an error in our request");
            case FAILED -> StatusException.unclassified(message);
        };
    }

    private ApiObject json(KindDefinition row, PatchBody patch, ApiObject current, Caller caller) {
        List<JsonObject> operations = JsonPatch.operations(patch.patch().body());
        if (operations.size() > JsonPatch.MAX_OPERATIONS) {
            throw StatusException.of(
                    Reason.REQUEST_ENTITY_TOO_LARGE,
                    "Request entity too large: The allowed maximum operations in a JSON patch is %d, got %d"
                            .formatted(JsonPatch.MAX_OPERATIONS, operations.size()));
        }
        Json patched = JsonPatch.apply(current.json(), operations);
        return bodies.patchedText(row, made(patch, current, object(patched)), caller);
    }

    private ApiObject strategic(
            KindDefinition row, PatchBody patch, ApiObject current, Caller caller) {
        JsonObject body =
                patch.patch().body() instanceof JsonObject object ? object : JsonObject.EMPTY;
        Schema schema =
                schemas.of(row.type().apiVersion(), row.type().kind())
                        .orElseThrow(() -> unsupported(supported(row)));
        JsonObject merged = StrategicMergePatch.apply(current.json(), body, schema);
        return bodies.patched(row, made(patch, current, merged), () -> GoText.of(body), caller);
    }

    private static Bodies.Patched made(PatchBody patch, ApiObject before, JsonObject after) {
        return new Bodies.Patched(before.json(), after, patch.problems());
    }

    private static JsonObject object(Json patched) {
        if (patched instanceof JsonObject object) {
            return object;
        }
        throw StatusException.badRequest("Invalid JSON Patch");
    }

    /// The patches of a kind, in upstream's order: Go's struct tags, by which a strategic merge
    /// patch works, are not there for custom resources.
    static List<Patch.Type> supported(KindDefinition row) {
        return row.custom().isPresent()
                ? List.of(Patch.Type.JSON, Patch.Type.MERGE, Patch.Type.APPLY)
                : List.of(
                        Patch.Type.JSON, Patch.Type.MERGE, Patch.Type.STRATEGIC, Patch.Type.APPLY);
    }

    /// 415, naming the patches there are.
    static StatusException unsupported(List<Patch.Type> supported) {
        return StatusException.of(
                Reason.UNSUPPORTED_MEDIA_TYPE,
                "the body of the request was in an unknown format - accepted media types include: "
                        + supported.stream()
                                .map(Patch.Type::contentType)
                                .collect(Collectors.joining(", ")));
    }
}
