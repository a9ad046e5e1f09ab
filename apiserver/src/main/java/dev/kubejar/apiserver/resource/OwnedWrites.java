package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.apply.FieldOwnership;
import dev.kubejar.apiserver.apply.FieldWriter;
import dev.kubejar.apiserver.apply.ServerSideApply;
import dev.kubejar.apiserver.request.PatchBody;
import dev.kubejar.client.Patch;

/// What a request makes of an object, with what the caller owns of it then.
final class OwnedWrites {
    private static final ApiObject NOTHING = new ApiObject(JsonObject.EMPTY);

    private final Bodies bodies;
    private final PatchRequest patches;
    private final FieldOwnership ownership;
    private final ServerSideApply apply;

    OwnedWrites(VerbContext context, Bodies bodies) {
        this.bodies = bodies;
        this.patches = new PatchRequest(context.schemas(), bodies);
        this.ownership =
                new FieldOwnership(context.schemas(), context.registry()::all, context.time());
        this.apply = new ServerSideApply(ownership, context.time());
    }

    private static FieldWriter writer(KindDefinition row, String subresource, Caller caller) {
        return new FieldWriter(row, subresource, caller.fieldManager());
    }

    ApiObject created(KindDefinition row, ApiObject object, Caller caller) {
        ApiObject sent = OwnerDuplicates.removed(object, OwnerDuplicates.AS_SENT, caller);
        return ownership.created(writer(row, "", caller), sent);
    }

    /// @param subresource the part that the caller writes; empty for the object itself
    ApiObject updated(
            KindDefinition row,
            String subresource,
            ApiObject current,
            ApiObject next,
            Caller caller) {
        ApiObject sent = OwnerDuplicates.removed(next, OwnerDuplicates.AS_SENT, caller);
        return ownership.updated(writer(row, subresource, caller), current, sent);
    }

    ApiObject patched(
            KindDefinition row,
            String subresource,
            PatchBody patch,
            ApiObject current,
            Caller caller) {
        ApiObject next =
                patch.patch().type() == Patch.Type.APPLY
                        ? applied(row, subresource, patch, current, caller)
                        : ownership.updated(
                                writer(row, subresource, caller),
                                current,
                                patches.apply(row, patch, current, caller));
        return OwnerDuplicates.removed(next, OwnerDuplicates.AFTER_ADMISSION, caller);
    }

    /// The object that an apply makes where there was none.
    ApiObject applied(KindDefinition row, PatchBody patch, Caller caller) {
        return applied(row, "", patch, NOTHING, caller);
    }

    private ApiObject applied(
            KindDefinition row,
            String subresource,
            PatchBody patch,
            ApiObject current,
            Caller caller) {
        JsonObject body =
                patch.patch().body() instanceof JsonObject object ? object : JsonObject.EMPTY;
        ApiObject merged =
                apply.apply(
                        writer(row, subresource, caller), current, body, caller.options().force());
        Bodies.reportYaml(patch.problems(), caller);
        return bodies.applied(row, merged.json(), ServerSideApply.named(new ApiObject(body)));
    }
}
