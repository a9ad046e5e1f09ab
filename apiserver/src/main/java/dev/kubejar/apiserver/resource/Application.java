package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.PatchBody;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.util.List;

/// The verb patch: of an object that is there, or, for an apply, also of one that is not.
final class Application {
    private final VerbContext context;
    private final OwnedWrites writes;
    private final Creation creation;
    private final Replacement replacement;

    Application(
            VerbContext context, OwnedWrites writes, Creation creation, Replacement replacement) {
        this.context = context;
        this.writes = writes;
        this.creation = creation;
        this.replacement = replacement;
    }

    /// Changes the object at `path`, or `part` of it.
    Verbs.Updated patch(
            KindDefinition row,
            ResourcePath path,
            Replacement.Part part,
            PatchBody patch,
            Caller caller) {
        boolean creates = patch.patch().type() == Patch.Type.APPLY && path.subresource().isEmpty();
        while (true) {
            boolean isMissing = creates && context.objects().find(row, path).isEmpty();
            try {
                return isMissing
                        ? new Verbs.Updated(created(row, path, patch, caller), true)
                        : new Verbs.Updated(changed(row, path, part, patch, caller), false);
            } catch (StatusException e) {
                boolean wasOvertaken =
                        isMissing ? e.is(Reason.ALREADY_EXISTS) : creates && e.is(Reason.NOT_FOUND);
                if (!wasOvertaken) {
                    throw e;
                }
            }
        }
    }

    private StoredObject changed(
            KindDefinition row,
            ResourcePath path,
            Replacement.Part part,
            PatchBody patch,
            Caller caller) {
        return replacement.replace(
                row,
                path,
                part,
                current -> {
                    ApiObject next =
                            writes.patched(row, path.subresource(), patch, current, caller);
                    checkUid(row, next, current);
                    return placed(path, next);
                },
                caller);
    }

    /// In an update a uid is a precondition; a patch that brings another one tries to change it.
    private static void checkUid(KindDefinition row, ApiObject next, ApiObject current) {
        String uid = next.meta().uid();
        if (!uid.isEmpty() && !uid.equals(current.meta().uid())) {
            throw StatusException.invalid(
                    row.type(),
                    current.meta().name(),
                    List.of(FieldError.invalid("metadata.uid", uid, "field is immutable")));
        }
    }

    private StoredObject created(
            KindDefinition row, ResourcePath path, PatchBody patch, Caller caller) {
        ApiObject object = placed(path, writes.applied(row, patch, caller));
        String uid = object.meta().uid();
        if (!uid.isEmpty()) {
            throw StatusException.conflict(
                    row.type(),
                    path.name(),
                    "uid mismatch: the provided object specified uid %s, and no existing object was found"
                            .formatted(uid));
        }
        ApiObject fresh = object.withMeta(object.meta().without("resourceVersion"));
        return creation.create(row, path, fresh, caller);
    }

    private static ApiObject placed(ResourcePath path, ApiObject object) {
        ApiObject inNamespace = Bodies.inNamespaceOf(path, object);
        Bodies.checkName(path, inNamespace);
        return inNamespace;
    }
}
