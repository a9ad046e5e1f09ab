package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.ListRequest;
import dev.kubejar.apiserver.request.PatchBody;
import dev.kubejar.apiserver.request.RequestBody;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The API's verbs for any kind that has a row. Blocking; safe for any thread. Each refuses with a
/// [StatusException] in upstream's words.
public final class Verbs {
    private final VerbContext context;
    private final Bodies bodies;
    private final OwnedWrites writes;
    private final Freshness freshness;
    private final Listing listing;
    private final Creation creation;
    private final Replacement replacement;
    private final Application application;
    private final Removal removal;

    public Verbs(VerbContext context) {
        this.context = context;
        this.bodies = new Bodies(context.schemas());
        this.writes = new OwnedWrites(context, bodies);
        this.freshness = new Freshness(context.objects(), context.time());
        this.listing = new Listing(context.objects(), freshness);
        this.creation = new Creation(context);
        this.replacement = new Replacement(context);
        this.application = new Application(context, writes, creation, replacement);
        this.removal = new Removal(context);
    }

    public KindRegistry registry() {
        return context.registry();
    }

    private KindDefinition row(ResourcePath path) {
        return context.registry().get(path.type());
    }

    public StoredObject get(ResourcePath path) {
        KindDefinition row = row(path);
        return computed(row)
                .map(it -> StoredObject.imagined(row, it.at(path).getFirst()))
                .orElseGet(() -> context.objects().get(row, path));
    }

    private Optional<Computed> computed(KindDefinition row) {
        return Optional.ofNullable(context.computed().get(row.type()));
    }

    /// As [#get], of a state that has seen `resourceVersion`; empty is any.
    public StoredObject get(ResourcePath path, String resourceVersion) {
        freshness.atLeast(Revisions.parse(resourceVersion));
        return get(path);
    }

    public Page list(ResourcePath collection, ListRequest request) {
        KindDefinition row = row(collection);
        return computed(row)
                .map(it -> Selection.of(row, request).among(it.at(collection)))
                .orElseGet(() -> listing.list(row, collection, request));
    }

    public ObjectWatch watch(ResourcePath collection, ListRequest request) {
        return ObjectWatch.open(context.objects(), row(collection), collection, request);
    }

    /// Creates the object in `body`.
    public StoredObject create(ResourcePath collection, RequestBody body, Caller caller) {
        KindDefinition row = row(collection);
        ApiObject object = Bodies.inNamespaceOf(collection, bodies.decode(row, body, caller));
        return creation.create(row, collection, writes.created(row, object, caller), caller);
    }

    /// Replaces the object at `path`, or its status, by the one in `body`.
    public Updated update(ResourcePath path, RequestBody body, Caller caller) {
        KindDefinition row = row(path);
        ApiObject object = Bodies.inNamespaceOf(path, bodies.decode(row, body, caller));
        Bodies.checkName(path, object);
        if (isMissingButCreated(row, path)) {
            ApiObject fresh = object.withMeta(object.meta().without("resourceVersion"));
            ApiObject owned = writes.created(row, fresh, caller);
            return new Updated(creation.create(row, path, owned, caller), true);
        }
        StoredObject updated =
                replacement.replace(
                        row,
                        path,
                        partOf(row, path),
                        current -> writes.updated(row, path.subresource(), current, object, caller),
                        caller);
        return new Updated(updated, false);
    }

    /// What an update left.
    ///
    /// @param created whether there was no such object before
    public record Updated(StoredObject object, boolean created) {}

    private boolean isMissingButCreated(KindDefinition row, ResourcePath path) {
        return row.has(Lifecycle.Trait.CREATED_BY_UPDATE)
                && path.subresource().isEmpty()
                && context.objects().find(row, path).isEmpty();
    }

    private static Replacement.Part partOf(KindDefinition row, ResourcePath path) {
        String subresource = path.subresource();
        if (subresource.isEmpty()) {
            return Replacement.Part.OBJECT;
        }
        if (row.part(subresource).isPresent()) {
            return Replacement.Part.OWN;
        }
        throw KindRegistry.notServed();
    }

    /// Changes the object at `path`, or its status, by a patch. Only an apply makes one that is not
    /// there.
    public Updated patch(ResourcePath path, PatchBody patch, Caller caller) {
        KindDefinition row = row(path);
        return application.patch(row, path, partOf(row, path), patch, caller);
    }

    /// The object in the body of a request for a subresource of the form `row`, which need not be
    /// served by itself: fields checked, defaults filled in.
    public ApiObject decode(KindDefinition row, JsonObject body, Caller caller) {
        return bodies.decode(row, RequestBody.of(body), caller);
    }

    /// `sent` to the subresource at `path`, with the namespace of its URL; refused when it names
    /// another object.
    public ApiObject addressed(ResourcePath path, ApiObject sent) {
        ApiObject object = Bodies.inNamespaceOf(path, sent);
        Bodies.checkName(path, object);
        return object;
    }

    /// `next`, which a client sent in the place of `current`, with what the caller owns of it.
    ///
    /// @param row the form of both, which need not be served by itself
    /// @param subresource what the caller writes, such as `scale`
    public ApiObject owned(
            KindDefinition row,
            String subresource,
            ApiObject current,
            ApiObject next,
            Caller caller) {
        return writes.updated(row, subresource, current, next, caller);
    }

    /// What `patch` makes of an object of the form `row`, with what the caller owns of it.
    public ApiObject patched(
            KindDefinition row, String subresource, Patch patch, ApiObject current, Caller caller) {
        return writes.patched(row, subresource, PatchBody.of(patch), current, caller);
    }

    /// Changes the object at `path` by code of the server's: for subresources. All that admission
    /// and the verbs do for every write happens here too.
    public StoredObject change(ResourcePath path, UnaryOperator<ApiObject> change, Caller caller) {
        return replacement.replace(row(path), path, Replacement.Part.ANY, change, caller);
    }

    /// As [#change], under the kind's rules for updates of the object.
    public StoredObject changeObject(
            ResourcePath path, UnaryOperator<ApiObject> change, Caller caller) {
        return replacement.replace(row(path), path, Replacement.Part.OBJECT, change, caller);
    }

    /// What became of an object that was asked to go.
    ///
    /// @param object its last state, or the state in which it stays
    public record Deleted(StoredObject object, boolean gone) {}

    public Deleted delete(ResourcePath path, DeleteOptions options, Caller caller) {
        return removal.delete(row(path), path, options, caller);
    }

    /// Deletes all objects of a collection that `request` selects; returns them as they were.
    public Page deleteCollection(
            ResourcePath collection, ListRequest request, DeleteOptions options, Caller caller) {
        Page selected = list(collection, request);
        for (StoredObject item : selected.items()) {
            try {
                delete(pathOf(collection, item), options, caller);
            } catch (StatusException e) {
                if (!e.is(Reason.NOT_FOUND)) {
                    throw e;
                }
            }
        }
        return selected;
    }

    private static ResourcePath pathOf(ResourcePath collection, StoredObject item) {
        return ResourcePath.of(collection.type(), item.object());
    }

    /// The patch that a content type names; 415 when the kind has no such patch.
    public static Patch.Type patchType(KindDefinition row, String contentType) {
        List<Patch.Type> supported = PatchRequest.supported(row);
        return supported.stream()
                .filter(type -> type.contentType().equals(contentType))
                .findFirst()
                .orElseThrow(() ->
                        row.isCustom()
                                ? PatchRequest.unsupported(supported)
                                : new StatusException(
                                        Status.routed(
                                                Reason.UNSUPPORTED_MEDIA_TYPE,
                                                "415: Unsupported Media Type")));
    }

    /// The present, as the API writes it in seconds.
    public Json now() {
        return replacement.now();
    }
}
